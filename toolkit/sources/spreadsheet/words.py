"""The words of headings in people's own trackers, by language; the words of one column stand behind its key."""

from collections.abc import Mapping

_EN = """
numbering: no | nr | n° | nº | № | # | number | ref | ref no | reference | id | s/n | sn | item | item no | serial no
    | s no | sl no | wbs | wbs code | outline number
number: rec | rec no | rec # | rec nr | rec number | rec ref | recommendation no | recommendation number |
    recommendation # | recommendation ref | recommendation id | no of the recommendation | finding no | decision no
recommendation: recommendation | recommendations | recommendation text | text of recommendation | audit recommendation
    | evaluation recommendation | agreed recommendation | decision | decisions | conclusion and recommendation |
    finding and recommendation | request | what was recommended
origin: source | report | evaluation | source document | source of recommendation | origin | audit report | review
response: management response | response | management comments | management comment | mgt response | response of
    management | management's response
acceptance: acceptance | accepted | accepted? | accepted y/n | acceptance status | agreed | agree/disagree |
    management decision | response category | management response category | accepted / partially accepted / not
    accepted
thematic_area: thematic area | theme | area | focus area
operating_principles: operating principles
organizational_priorities: organizational priorities | organisational priorities
uneg_criteria: uneg criteria
ref: action no | action ref | action id | action # | action number | key action no | measure no
    | measure ref | measure id | measure # | measure number | no of the measure
text: action | actions | key action | key actions | action to be taken | actions to be taken | action text | proposed
    action | proposed actions | planned action | planned actions | follow-up action | follow-up actions | follow up
    action | corrective action | corrective actions | agreed action | agreed actions | action item | action items |
    activity | activities | task | tasks | measure | measures | what | action point | action points | steps |
    milestone | milestones | who does what | what will be done | what needs to be done | to do
responsible: responsible | responsible unit | responsible units | responsible unit(s) | responsibility | by whom |
    owner | action owner | owner(s) | responsible party | responsible parties | responsible office | responsible
    department | responsible division | responsible person | responsible officer | responsible entity | person
    responsible | unit responsible | department | division | office | unit | units | who | assigned to | assignee |
    action by | in charge | person in charge | accountable | focal point | recommendation owner | implementing unit |
    responsible staff | assignees | point of contact | poc | action by whom | resource names | assigned members |
    who by | team | teams
lead: lead | lead unit | lead office | lead agency | lead department | lead division | main responsible | leading unit
support: support | supporting | supporting unit | supporting units | with | assisting | assisted by | supported by
    whom | support unit | support units | contributing unit | other units | contributors | partners | in
    collaboration with | with support of | supported by | co-responsible
endorser: endorser | endorsed by | approved by | approval by | for endorsement by
deadline: deadline | deadlines | target date | target dates | time frame | timeframe | timeline | by when | when |
    completion deadline | target completion date | planned completion date | expected completion date | expected
    completion | expected date | estimated completion date | time to resolve | due by | original deadline | initial
    deadline | original target date | original due date | planned date | end date | implementation date planned |
    target | date due | implementation deadline | agreed date | action by when
due_date: due date | due
status: status | state | implementation status | status of implementation | current status | action status | overall
    status | rag | rag status | traffic light | recommendation status | status of action | level of implementation |
    stage
completed: date of implementation | implementation date | date implemented | completed on | completion date | date
    completed | actual completion date | actual date | date of completion | actual completion | closed on | date
    closed | closing date | date done | actual end date
revised_deadline: revised deadline | new deadline | revised target date | revised date | extended deadline | revised
    due date | revised completion date | new target date | revised target | new target |
    extension | extended to | new due date
revision_reason: reason for revision | reason for new deadline | reason for delay | reasons for delay | reason for
    extension | justification for extension | explanation of delay | cause of delay
closing_reason: reason for closing | closing reason | reason closed | reason for closure
continuing: continuing | continues
comment: comment | comments | remark | remarks | note | notes | progress | progress made | progress report | progress
    to date | progress update | update | updates | latest update | status update | action taken | actions taken |
    action taken to date | actions taken to date | observations | narrative | progress and comments | progress
    achieved | results achieved | achievements | explanation | follow-up | follow up | comments from the unit |
    challenges
evidence: evidence | means of verification | link | links | supporting documents | supporting documentation |
    supporting evidence | documentation | verification | proof | evidence of implementation | reference documents |
    source of verification
"""

_FR = """
numbering: numéro | réf | référence | n° d'ordre | no d'ordre
number: n° de la recommandation | n° rec | n° de recommandation | numéro de la recommandation | rec n° |
    n° reco | n° de reco
recommendation: recommandation | recommandations | texte de la recommandation | décision | décisions
origin: rapport | origine | source de la recommandation
response: réponse de la direction | réponse | réponse de l'administration
acceptance: acceptée | acceptation | décision de la direction
thematic_area: thème | domaine
operating_principles: principes opérationnels
organizational_priorities: priorités de l'organisation
uneg_criteria: critères uneg
ref: n° de l'action | n° action | n° d'action | réf de l'action | réf action | numéro de l'action | n° de la mesure |
    n° mesure | n° de mesure | réf de la mesure | réf mesure | réf de mesure | numéro de la mesure | numéro de mesure
text: mesure | mesures | mesures à prendre | mesure à prendre | activité | activités | action à mener | actions à
    mener | actions clés | action prévue | actions prévues | tâche | qui fait quoi
responsible: responsable | responsables | unité responsable | unités responsables | service responsable | entité
    responsable | chargé de | par qui | qui | unité | service | département | assigné | assigné à | pilote | noms des
    ressources | noms ressources | équipe | équipes
lead: chef de file | responsable principal | unité chef de file
support: appui | en appui | avec | avec l'appui de | unités d'appui | en collaboration avec | contributeurs |
    partenaires
endorser: approuvé par | validation par
deadline: échéance | échéances | délai | délais | date limite | date cible | date d'échéance | date butoir |
    calendrier | date prévue | pour quand | pour le | avant le | à faire pour le | quand | temps de résolution
status: statut | état | état d'avancement | état de mise en œuvre | état d'exécution | situation
completed: date de réalisation | date de mise en œuvre | date d'achèvement | date effective | réalisé le | date
    d'exécution
revised_deadline: échéance révisée | nouvelle échéance | délai révisé | date révisée | nouveau délai
revision_reason: motif du report | raison du retard | motif de la révision
closing_reason: motif de clôture
comment: commentaire | commentaires | remarque | remarques | observation | progrès | progrès accomplis | progrès
    réalisés | avancement | suivi | mesures prises | explications
evidence: preuve | preuves | pièces justificatives | moyens de vérification | justificatifs | lien | liens
"""

_ES = """
numbering: número | núm | n.º | ref | referencia | ítem | edt
number: n° de la recomendación | núm de recomendación | número de recomendación | n° rec | nº de recomendación
recommendation: recomendación | recomendaciones | texto de la recomendación | decisión | decisiones
origin: fuente | origen | informe
response: respuesta de la administración | respuesta | respuesta de la dirección | respuesta de la gerencia
acceptance: aceptada | aceptación
thematic_area: tema | área temática | área
operating_principles: principios operativos
organizational_priorities: prioridades de la organización
uneg_criteria: criterios uneg
ref: n° de la acción | nº de acción | n° acción | número de acción | número de la acción | ref de la acción | n° de la
    medida | nº de medida | n° medida | número de medida | número de la medida | ref de la medida
text: acción | acciones | medida | medidas | actividad | actividades | acción clave | acciones clave | medidas a
    adoptar | acción prevista | acciones previstas | tarea | quién hace qué
responsible: responsable | unidad responsable | unidades responsables | dependencia responsable | área responsable | a
    cargo de | quién | encargado | unidad | departamento | por quién | asignado a | asignada a | asignado |
    nombres de los recursos | equipo | equipos
lead: unidad líder | líder | responsable principal
support: apoyo | con | con apoyo de | con el apoyo de | unidades de apoyo | en colaboración con | colaboradores |
    socios
endorser: aprobado por
deadline: plazo | plazos | fecha límite | fecha prevista | fecha objetivo | fecha de vencimiento | vencimiento |
    cuándo | para el | para cuándo | antes del | calendario | fecha de cumplimiento prevista | tiempo de solución |
    tiempo de resolución
status: estado | situación | estado de ejecución | estado de aplicación | estado de implementación | grado de avance
completed: fecha de ejecución | fecha de aplicación | fecha de implementación | fecha de finalización | fecha real |
    fecha de cumplimiento | fecha de conclusión
revised_deadline: plazo revisado | nuevo plazo | fecha revisada | nueva fecha | prórroga
revision_reason: motivo del retraso | motivo de la prórroga | motivo de la revisión
closing_reason: motivo de cierre
comment: comentario | comentarios | observación | observaciones | avance | avances | progreso | progresos | notas |
    seguimiento | medidas adoptadas | progresos realizados
evidence: evidencia | evidencias | medios de verificación | documentos de respaldo | enlace | enlaces | prueba |
    pruebas
"""

_RU = """
numbering: номер | № п/п | п/п | № пп
number: № рекомендации | номер рекомендации | № рек
recommendation: рекомендация | рекомендации | текст рекомендации | решение | решения | поручение
origin: источник | отчет | основание
response: ответ руководства | ответ администрации | ответ
acceptance: принята | принятие
thematic_area: тема | область | направление
ref: № мероприятия | номер мероприятия | № действия | номер действия | № меры | номер меры
text: мероприятие | мероприятия | действие | действия | меры | мера | принимаемые меры | задача | ключевые действия |
    наименование мероприятия | планируемые действия | что сделать | что нужно сделать |
    что | кто что делает
responsible: ответственный | ответственные | ответственное подразделение | ответственный исполнитель | исполнитель |
    исполнители | ответственное лицо | ответственные исполнители | подразделение | кто |
    названия ресурсов
lead: головное подразделение | головной исполнитель | ведущее подразделение
support: соисполнитель | соисполнители | поддержка | при поддержке | совместно с | при участии | партнеры
endorser: утверждает | согласующее подразделение
deadline: срок | сроки | срок исполнения | сроки исполнения | срок выполнения | сроки выполнения | сроки реализации |
    срок реализации | крайний срок | дата исполнения плановая | плановая дата | плановый срок | когда | время решения
status: статус | состояние | статус исполнения | статус выполнения | ход исполнения | отметка об исполнении | отметка
    о выполнении | состояние исполнения
completed: дата выполнения | дата исполнения | фактическая дата | дата завершения | дата реализации | фактический срок
revised_deadline: пересмотренный срок | новый срок | измененный срок | перенос срока | продленный срок
revision_reason: причина переноса | причина задержки | причины задержки
closing_reason: причина закрытия
comment: комментарий | комментарии | примечание | примечания | ход выполнения | ход реализации | замечания |
    достигнутый прогресс | принятые меры | пояснения | результат | результаты
evidence: подтверждение | подтверждающие документы | доказательства | ссылка | ссылки | документы
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    lines = table.strip().replace("\n    ", " ").splitlines()
    pairs = (line.partition(": ") for line in lines)
    return {key: tuple(word.strip() for word in words.split(" | ")) for key, _, words in pairs}


HEADINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": _read(_EN), "fr": _read(_FR), "es": _read(_ES), "ru": _read(_RU),
}
"""Language -> column key -> the headings that mean it."""
