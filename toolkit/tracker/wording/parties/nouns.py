"""What posts and bodies are called, and what their names are about, in four languages."""

import re

from toolkit.tracker.wording.words import even, folded


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(even(text)).split())


POSTS = _words(
    "officer officers coordinator coordinators director directors manager managers adviser advisers advisor advisors "
    "specialist specialists assistant assistants chief chiefs head heads secretary analyst analysts consultant "
    "consultants expert experts leader leaders representative representatives president chair chairs chairperson "
    "point points minister deputy administrator auditor engineer inspector commissioner controller comptroller "
    "superintendent supervisor treasurer registrar planner governor mayor rapporteur ambassador counsel directeur "
    "directrice coordonnateur coordonnatrice chef cheffe conseiller conseillère chargé chargée responsable ministre "
    "gestionnaire inspecteur inspectrice sous-directeur secrétaire adjoint adjointe administrateur coordinador "
    "coordinadora jefe jefa asesor asesora oficial gerente directora encargado encargada subdirector subdirectora "
    "secretario secretaria ministro ministra administrador директор координатор начальник руководитель советник "
    "специалист заведующий заведующая министр секретарь инспектор заместитель инженер бухгалтер председатель owner "
    "owners lead leads steward master champion clerk teacher teachers nurse surveyor architect developer technician "
    "custodian sponsor agent executive trainer editor economist lawyer solicitor attorney accountant statistician "
    "librarian archivist captain commander professor dean rector principal provost warden curator ranger operator "
    "buyer worker workers governors trustees chefs directeurs directrices conseillers président présidente technicien "
    "technicienne ingénieur juriste comptable gérant maire préfet délégué déléguée référent référente jefes "
    "directores coordinadores asesores gerentes técnico técnica ingeniero ingeniera contador abogado abogada "
    "presidente presidenta alcalde delegado delegada analista especialista consultor consultora начальники директора "
    "руководители юрист экономист")
"""What the posts of people are called."""
BODIES = _words(
    "unit units section sections division divisions department departments office offices branch branches service "
    "services team teams bureau bureaux bureaus secretariat committee committees commission board boards council "
    "councils centre centres center centers group groups directorate directorates agency agencies institute programme "
    "program network ministry ministries cluster panel authority authorities fund bank court parliament assembly "
    "administration administrations inspectorate institution institutions organization organizations organisation "
    "organisations association foundation university college school hospital laboratory museum library company "
    "corporation enterprise trust union federation body bodies cell desk registry treasury task force community forum "
    "consortium partnership station dept dept. div. min. unité département departement secrétariat comité comités "
    "direction équipe groupe ministère ministères agence autorité conseil institut cellule préfecture mairie "
    "inspection délégation société cabinet fonds banque université observatoire régie trésor unidad unidades sección "
    "división departamento oficina dirección secretaría secretariado equipo grupo ministerio ministerios agencia "
    "autoridad consejo comisión instituto centro célula ayuntamiento alcaldía inspección delegación gerencia fondo "
    "banco universidad observatorio subdirección junta tesorería отдел отделы секция управление департамент бюро "
    "секретариат комитет группа служба центр министерство агентство комиссия совет институт дирекция администрация "
    "инспекция бухгалтерия канцелярия ведомство фонд банк подразделение команда учреждение организация faculty "
    "alliance coalition initiative campaign clinic archive")
"""What bodies are called."""
SEVERAL = _words(
    "units sections divisions departments offices branches services teams bureaux bureaus committees commissions "
    "boards councils centres centers groups directorates agencies institutes programmes networks ministries "
    "authorities banks administrations institutions organizations organisations bodies managers officers directors "
    "heads chiefs coordinators advisers advisors specialists отделы governors trustees owners leads teachers workers "
    "chefs directeurs jefes directores начальники директора руководители")
"""Of those, what several of them are called."""
NOUNS = POSTS | BODIES
"""What posts and bodies are called; nobody's own name has such a word."""
TOPICS = _words(
    "community policy policies programme programmes programming finance financial finances budget budgeting "
    "accounting accounts audit evaluation monitoring planning plans strategy strategic procurement purchasing "
    "contracts logistics transport transportation stores supply supplies operations operational administration "
    "administrative human resources personnel staff training learning communication communications information "
    "technology technologies digital data statistics research development innovation knowledge legal law justice "
    "affairs external internal international intergovernmental regional national public private health safety "
    "security education culture sports youth gender women children family social welfare labour labor employment "
    "trade industry industries commerce agriculture fisheries forestry forests livestock food nutrition rural urban "
    "water sanitation irrigation energy mines mining environment environmental climate coasts oceans marine maritime "
    "ports harbour harbours housing land lands infrastructure works roads tourism science risk risks compliance "
    "governance quality standards support management relations partnerships partnership outreach media publications "
    "library archives records property facilities maintenance engineering projects project reporting rights equality "
    "inclusion protection emergency disaster migration customs tax taxes revenue insurance pensions payroll field "
    "corporate general common shared technical economic economy interior defence defense foreign home customer client "
    "sales marketing production catering kitchen roses tulips politique politiques finances financier financière "
    "comptabilité budget évaluation suivi planification stratégie achats marchés logistique approvisionnement "
    "opérations ressources humaines formation communication informatique numérique données statistiques recherche "
    "développement juridique affaires extérieures santé sécurité éducation culture jeunesse genre femmes famille "
    "travail emploi commerce industrie agriculture pêche pêches forêt forêts élevage eau assainissement énergie "
    "environnement climat littoral mer ports logement infrastructures tourisme sciences qualité gestion relations "
    "partenariats patrimoine entretien projets générale général administratif política políticas programas finanzas "
    "financiera contabilidad presupuesto evaluación seguimiento planificación planeación estrategia compras "
    "contratación logística transporte operaciones recursos humanos capacitación formación comunicación "
    "comunicaciones informática tecnología datos estadística investigación desarrollo jurídica jurídico legales "
    "asuntos relaciones exteriores salud seguridad educación cultura juventud género mujer mujeres familia trabajo "
    "empleo comercio industria agricultura pesca pesquerías bosques ganadería alimentación agua saneamiento energía "
    "ambiente clima costas mares puertos vivienda obras turismo ciencia calidad gestión mantenimiento proyectos "
    "administración политика финансы финансов бюджет оценка мониторинг планирование планирования стратегия закупки "
    "закупок логистика кадры кадров персонал обучение связь информация данные статистика право здоровье "
    "здравоохранение безопасность образование культура труд торговля сельское хозяйство рыболовство энергетика "
    "транспорт")
"""What names of bodies are about: such a word is nobody's own name, and seldom a whole one."""
ABBREVIATED_TOPICS = frozenset({"HR", "IT", "ICT", "PR", "QA", "QC", "HSE", "GIS", "M&E", "R&D", "RH", "TI", "TIC",
                                "DRH"})
"""Short words for what a body is about: “HR and Payroll Section” may be one."""
EVERY = _words(
    "all each every entire any whole tous toutes chaque todos todas cada все каждый каждое")
"""What stands before a group that has no capital letter."""
PARTICLES = frozenset({"al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
                       "ibn", "la", "le", "van", "von", "y", "zu"})
"""Small words within people's names."""
TITLED = re.compile(
    r"(?:mr|mrs|ms|mx|dr|prof|sr|sra|srta|dra|ing|lic|mme|mlle|m|me|pr|г-жа|г-н|г-же|г-ну|госпожа|господин|д-р|проф)"
    r"\.? (?=\S)", re.IGNORECASE)
"""A title before somebody's name."""
