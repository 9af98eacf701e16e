"""Reading returns with a Dask cluster of this computer, against its own two processes, by the processor's seconds.

    python -m benchmarks.cluster [--runs 3] [--units 1000] [--actions 20] [--folder FOLDER]

The cluster has two processes on 127.0.0.1 and stands before it is measured. Counted is what the command, the scheduler
and the workers use. Prints a Markdown table.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.folders import working_in
from benchmarks.make_returns import make


def used_by(process: int) -> float:
    """Seconds of the processor that a process has used, with what it waited for."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def measured(folder: Path, runs: int) -> None:
    """Check the returns in turn with this computer's processes and with the cluster, and print the table."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
                      dashboard_address="127.0.0.1:0", silence_logs=50) as cluster:
        standing = [os.getpid(), *(one.pid for one in multiprocessing.active_children() if one.pid)]
        ways = {"its own processes": (), "a Dask cluster": ("--dask", cluster.scheduler_address)}
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        check(folder, *ways["a Dask cluster"])  # the workers load the toolkit once
        for _ in range(runs):
            for name, words in ways.items():
                before = sum(map(used_by, standing))
                check(folder, *words)
                seconds[name].append(sum(map(used_by, standing)) - before)
    pool, on_cluster = (median(seconds[name]) for name in ways)
    print("| `tracker check` with | of the processor, in s | times |\n| --- | ---: | ---: |")
    print(f"| its own processes | {pool:.2f} | 1.00 |\n| a Dask cluster | {on_cluster:.2f} | {on_cluster / pool:.2f} |")


def check(folder: Path, *words: str) -> None:
    """Run the command; an exit code of 1 means that it found problems, which it should."""
    done = subprocess.run([sys.executable, "-m", "toolkit", "check", folder / "inbox", "--quiet", *words],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    time.sleep(0.5)  # what the cluster does when a client goes counts too


def main() -> None:
    """Parse the arguments, make the returns where they are absent, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--actions", type=int, default=20)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    with working_in(arguments.folder) as folder:
        if not (folder / "inbox").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            make(folder, arguments.units, arguments.actions)
        measured(folder, arguments.runs)


if __name__ == "__main__":
    main()
