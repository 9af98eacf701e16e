"""Two documents without a table, each with the reading that a careful person gives it."""

from pathlib import Path

from docx import Document

FLOOD_REVIEW = """
| Ref | Action                                                                | Responsible                              | Due                | Status      |
| L1.1 | Fit a second gauge at Tarn Bridge and test both every month           | Field Team                               | 2027-03-31         | implemented |
| L2.1 | Write a script for the flood line                                     | Communications                           | 2027-01-15         | in progress |
| L3.1 | Buy six pumps                                                         | Depot; Finance                           | 2026-12-01         | not started |
| L4.1 | Exercise the plan with the three parishes                             | Emergency Planning                       | 2027-09-30         | in progress |
| L5.1 | Ask the county to dredge below the weir                               | Director                                 | asked: no date yet | asked       |
"""


def flood_review(folder: Path) -> Path:
    """A river trust's lessons after a flood, as numbered recommendations with labelled lines below."""
    document = Document()
    document.add_heading("Lessons from the November flood", 1)
    document.add_paragraph("Sallow Valley Rivers Trust · report to trustees, 20 December 2026")
    document.add_paragraph("Forty homes were flooded on 9 November. This paper lists what we were told to do better, and what "
                           "we are doing about it.")
    blocks = (
        ("L1", "Warnings came too late.", "The trust should measure the river in more than one place.",
         "Fit a second gauge at Tarn Bridge and test both every month", "Field Team", "31 March 2027",
         "Done – both gauges live since 14 December 2026"),
        ("L2", "Callers got different answers.", "The trust should say the same to every caller.",
         "Write a script for the flood line", "Communications", "15 January 2027", "In progress"),
        ("L3", "Pumps were borrowed and came late.", "The trust should own what it needs on the day.", "Buy six pumps",
         "Depot and Finance", "1 Dec 2026", "Not started"),
        ("L4", "Parishes did not know the plan.", "The trust should rehearse with the parishes.",
         "Exercise the plan with the three parishes", "Emergency Planning", "September 2027", "Under way"),
        ("L5", "Silt below the weir.", "The trust should press for dredging.", "Ask the county to dredge below the weir",
         "Director", "no date yet", "Letter sent 2 December 2026"))
    for number, what, asked, action, who, when, where in blocks:
        document.add_heading(f"Recommendation {number}: {what}", 3)
        document.add_paragraph(asked)
        for label, words in (("Our response", "Accepted"), ("Action", action), ("Owner", who), ("Deadline", when),
                             ("Status", where)):
            line = document.add_paragraph()
            line.add_run(f"{label}: ").bold = True
            line.add_run(words)
    document.add_paragraph("The trustees are asked to note this paper.")
    document.save(str(folder / "Trustees paper 7 - flood lessons.docx"))
    return folder / "Trustees paper 7 - flood lessons.docx"


ARCHIVES_REPLY = """
| Ref | Action                                                                     | Responsible                                  | Due                  | Status      |
| 1.1 | Installer des hygromètres dans les quatre magasins                         | Service de la conservation                   | 2027-04-30           | in progress |
| 2.1 | Recruter une archiviste pour le fonds notarial                             | Direction des ressources humaines            | 2027-01-01           | not started |
| 3.1 | Numériser les registres paroissiaux antérieurs à 1792                      | Service numérique                            | 2028-12-31           | in progress |
| 4.1 | Revoir les horaires de la salle de lecture                                 | Accueil du public                            | 2026-11-02           | implemented |
| 5.1 | Remplacer la porte coupe-feu du magasin B                                  | Direction du patrimoine bâti                 | asked: Dès que possible | not started |
"""


def archives_reply(folder: Path) -> Path:
    """A French reply to an inspection, as plain text from a mail: a list with labels and narrow spaces before the colons."""
    nbsp = "\N{NO-BREAK SPACE}"
    blocks = (
        ("Mesurer le climat des magasins.", "Installer des hygromètres dans les quatre magasins", "Service de la conservation",
         "30 avril 2027", "En cours"),
        ("Renforcer l’équipe.", "Recruter une archiviste pour le fonds notarial", "Direction des ressources humaines",
         "1er janvier 2027", "Non commencé"),
        ("Numériser les fonds les plus demandés.", "Numériser les registres paroissiaux antérieurs à 1792", "Service numérique",
         "fin 2028", "En cours de réalisation"),
        ("Ouvrir plus largement.", "Revoir les horaires de la salle de lecture", "Accueil du public", "02/11/2026",
         "Réalisé le 26 octobre 2026"),
        ("Protéger les magasins du feu.", "Remplacer la porte coupe-feu du magasin B", "Direction du patrimoine bâti",
         "Dès que possible", "Pas encore commencé"))
    lines = ["Archives départementales de la Vermeille", "Réponse au rapport d’inspection de l’année 2026",
             "État au 15 décembre 2026", ""]
    for number, (wish, action, who, when, where) in enumerate(blocks, 1):
        lines += [f"Recommandation n° {number}{nbsp}: {wish}", f"Réponse{nbsp}: acceptée", f"Action{nbsp}: {action}",
                  f"Responsable{nbsp}: {who}", f"Échéance{nbsp}: {when}", f"État d’avancement{nbsp}: {where}", ""]
    path = folder / "reponse_inspection.txt"
    path.write_text("\r\n".join([*lines, "Fait pour valoir ce que de droit."]), encoding="cp1252")
    return path
