"""What headings, labels and names of sheets were once translated by: files that were written then are still read."""

from collections.abc import Mapping

FORMER: Mapping[str, tuple[str, ...]] = {
    "By": ("Por",),
    "Days due soon": ("Días de próxima a vencer",),
    "Days overdue at first": ("Дней от первоначального срока",),
    "House format": ("Принятый формат",),
    "No due date": ("Дата не установлена",),
    "Paper of workbooks": ("Бумага для книг",),
    "Read from what was typed": ("Прочитано из введенного",),
    "Return by": ("Вернуть до",),
    "Return": ("Возврат",),
    "Status words": ("Слова статусов",),
    "Times revised": ("Сколько раз пересмотрен",),
    "Times": ("Раз",),
    "Until": ("До",),
    "What others wrote": ("Comentarios de otras",),
    "Why": ("Зачем",),
    "{column} (narrative)": ("{column} (изложение)",),
}
"""An English message -> its former translations, in whatever language, such as `{"Action": ("Acción",)}`."""
