"""What headings, labels and names of sheets were once translated by: files that were written then are still read."""

from collections.abc import Mapping

FORMER: Mapping[str, tuple[str, ...]] = {
    "Days overdue at first": ("Дней от первоначального срока",),
    "House format": ("Принятый формат",),
    "No due date": ("Дата не установлена",),
    "Paper of workbooks": ("Бумага для книг",),
    "Read from what was typed": ("Прочитано из введенного",),
    "Return": ("Возврат",),
    "Return by": ("Вернуть до",),
    "Status words": ("Слова статусов",),
    "Times": ("Раз",),
    "Times revised": ("Сколько раз пересмотрен",),
    "Until": ("До",),
    "Why": ("Зачем",),
    "{column} (narrative)": ("{column} (изложение)",),
}
"""An English message -> its former translations, in whatever language, such as `{"Action": ("Acción",)}`."""
