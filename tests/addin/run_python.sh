# What the add-in tells Python (-B -W ignore -m toolkit.addin JOB --book=CODES), with the engine over LibreOffice in place of Excel.
shift 5
"$TRACKER_PYTHON" -B -c "import sys; from tests.addin import calc_engine; calc_engine.plug(); from toolkit.addin.__main__ import main; main(sys.argv[1:])" \
    "$@" >"$TRACKER_OFFICE/output" 2>&1
echo $? >"$TRACKER_OFFICE/ended.part"
mv "$TRACKER_OFFICE/ended.part" "$TRACKER_OFFICE/ended"
