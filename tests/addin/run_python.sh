# The command line that xlwings builds, with the engine over LibreOffice in place of Excel: COMMAND, WORKBOOK.
"$TRACKER_PYTHON" -B -c "from tests.addin import calc_engine; calc_engine.plug(); import xlwings.utils;xlwings.utils.prepare_sys_path('false;;;;;;'); $1" \
    --wb="$2" --from_xl=1 >"$TRACKER_OFFICE/output" 2>&1
echo $? >"$TRACKER_OFFICE/ended.part"
mv "$TRACKER_OFFICE/ended.part" "$TRACKER_OFFICE/ended"
