"""How common names are, so that two people of a common one are weak evidence, and two of a rare one strong."""

from __future__ import annotations

from functools import lru_cache

from entourage.domain.names_short import roots

# How many of 10,000 people bear a name, roughly, in the country where it is commonest (Québec, France, Great Britain,
# the United States, and those from which people came there). Between semicolons: a number, then folded names.
_FAMILIES = """
120: nguyen singh smith; 110: kim li tremblay wang; 80: gagnon jones lee roy zhang; 65: bouchard brown chen cote
garcia gauthier johnson liu tran williams; 55: davies fortin gagne kaur lavoie morin ouellet park pelletier silva
taylor wilson; 45: ali beaulieu belanger bergeron boucher caron choi cloutier davis evans girard gonzalez hernandez
khan le leblanc levesque lopez martinez miller mohamed muller murphy paquette pham roberts rodriguez santos simard
thomas yang; 38: ahmed anderson begum campbell clarke diallo dube edwards fournier green hall hansen harris hoang
huang hughes hussain ivanov jackson johansen jung kang kelly landry lapointe leclerc lefebvre lewis martel martin
nadeau oliveira patel perez poirier poulin robinson rossi sanchez schmidt souza st_pierre stewart thibault thompson
traore walker white wood wright wu zhao; 30: adams allen andersson ba baker bedard bennett bernard byrne carter
charbonneau cheng clark cook cooper costa couture demers desjardins diaz diop dufour fall fernandes ferreira fischer
flores fraser gomez gray gupta hebert hill ho james jensen khalil king kumar lachance lam langlois lessard lin ma
macdonald mensah mercier michaud mitchell moore moreau morris ndiaye nilsson novak obrien oconnor olsen parent pereira
phan phillips plante ramirez reid richard rivera robert rodrigues rogers ross ryan schneider scott shah sharma singhal
sow sun torres tremblay_roy turner vo walsh ward watson weber xu young zhou; 22: abdullah arsenault audet bailey
bakker barnes beauchamp beaudoin becker bell benali bertrand bianchi blais blanchette boivin brooks butler camara
champagne chan cisse cohen coleman collins coulibaly cox das david demir devries dion doherty drouin dubois dupuis
durand eriksson ferrari fontaine ford foster gilbert gingras giroux gonzales gosselin graham grenier griffin haddad
hamel harvey hassan hayes henderson hoffmann houle howard ibrahim ionescu ito iyer jacques jansen jenkins karlsson
kaya keita kelley kennedy kowalski lacroix lambert larsen laurent lefevre lemieux lepage leroy levy long lynch mclean
meyer michel morel morrison murray myers nair nelson ng nielsen nolet nowak parker patterson pedersen pepin perreault
perry peterson petit popescu powell price proulx quinn raymond reddy renaud richardson rioux romano rousseau roux
russell russo sanders sato savard schulz shaw simon sullivan suzuki takahashi tanaka tang tardif theriault toure
turcotte vachon veilleux villeneuve visser wagner watanabe wong yamamoto yilmaz yu zheng; 15: adam allard alvarez
andre andrews armstrong arnaud arnold aubert aubry auger austin banks barbier benoit berry bertin bishop black blanc
boisvert bolduc bonnet bourgeois boyd boyer bradley brassard breton brisson brun brunet burns burton cantin carpenter
carpentier carr carrier carroll castillo castonguay chabot chapman charles chartrand chavez chevalier chouinard
clement cole colin collet comeau cormier crawford cruz cunningham cyr daigle dallaire daniels delisle denis deschamps
deslauriers desrosiers dionne dixon dubuc duchesne dumais dumas dumont duncan dunn dupont dupre durocher duval elliott
ellis ethier faure ferguson fernandez fields filion fisher fleming forget fortier fox francois franklin gaillard
gardner garnier garza gendron genest gibson godbout gordon goulet grant gravel greene guay guerin gutierrez hamilton
harper hart hawkins hicks howell hubert hudon hudson hunt hunter jean jobin johnston joly jordan knight labelle
labonte labrecque lacasse laflamme lafleur laforest lafrance lalonde lamontagne lamoureux lane langevin lapierre
laplante laporte lariviere larocque larouche lavallee laverdiere lawrence lawson leclercq lecomte leduc legault
legrand lemaire lemay lemoine leroux lesage letourneau levasseur loiselle lucas lussier maillard maltais marchand
marcotte marcoux marie marshall mason masse masson mathieu matthews mccoy mcdonald menard messier meunier mills
monette montgomery montpetit moulin nault nichols nicolas noel normand oliver olivier olson ouellette owens palmer
paradis patry payet payette payne perkins perrin perron peters philippe picard pierce pierre pilon pinard plourde
porter potvin prevost provencher racine renard renault rey reynolds rheaume richards riley rivard riviere robertson
robin robitaille roche rodrigue roger rolland rondeau rose roussel royer ruel ruiz sauve savoie schmitt seguin senecal
simpson sims snyder spencer st_amand st_jean st_laurent st_louis stephens stone sylvain tanguay tessier therrien
thibodeau tousignant trepanier trudeau trudel tucker turgeon vaillancourt vallee vasquez verreault vezina viau vidal
vigneault vincent wallace warren watkins weaver webb west wheeler williamson willis; 8: abel achard alarie amyot
anctil asselin atkinson aube aubin babin bailly ball ballard baril barker barlow baron barre barrett barrette
barthelemy bates beauchemin beaudet beaudry beauregard beausejour begin beland belisle bellemare benard bergevin
bernier berthiaume besnard bessette besson bigot bilodeau binette bird bisson bissonnette blackburn blanchard blanchet
blouin bodin boily boissonneault bonin bonneau booth bordeleau bouffard boulanger boulay bourassa bourdeau bourgault
bourque bousquet boutin bouvier bowen brault brennan briand bruneau brunelle buchanan buisson bujold bureau burgess
burke cadieux cameron caouette cardinal carignan carlier carre chagnon champoux charest charette charpentier charron
chartier chauvin chenier chevallier choquette chretien claveau coderre collard collin connolly corbeil cordier
corriveau cossette coste coulon cournoyer courtois cousin couturier crepeau cross croteau cuvelier daly daniel daoust
dawson delage delannoy delattre delmas delorme descamps deschenes desmarais despres desroches devaux dijoux dorval
dos_santos dostie doucet douglas doyle doyon drolet duclos dufresne dugas duguay duplessis dupras dupuy duquette emond
etienne evrard fabre faucher favreau ferland ferrand fillion fitzgerald fletcher fleury forest fowler fradette francis
frechette frenette frost gagnier gallagher gallant gamache gariepy garneau garon gaudet gaudreau gaudreault gautier
gay gelinas gerard germain gervais gibbs giguere gilles giraud gobeil godin gonthier goudreau goyette grondin groulx
guenette guerard guertin guichard guilbault guillaume guillemette guillet guillot guillou guimond guyot hamelin hamon
harding harnois herve hetu hewitt higgins hoarau holmes huard huet huguet humbert huot imbert isabelle jacob jacobs
jacquet jacquot jalbert jennings joubert joyal julien juneau klein laberge labrie lacombe lacoste lacoursiere
lafontaine laframboise lagace laliberte lamarche lamarre lamothe lamy lanctot landreville lanthier larochelle larose
latulippe laurin lauziere lauzon lavigne le_gall leblond leboeuf lebon lebrun leclair leconte lecours lefrancois
legare leger lejeune lemelin lemire leonard lepine lesueur leveque lloyd loiseau lopes loranger lortie louis lowe mace
mackenzie mahe maheu maheux mailhot mailloux major mallet marechal marion marois marquis marsh martineau martinet
martins marty massicotte maury mayrand mccarthy mercille millet millette millot miron moisan monfette mongeau monnier
moran morissette morvan munoz nadon nash navarro neron neveu newman nolan norman normandeau osborne osullivan ouimet
page pageau paiement papineau paquet paquin pare paris pariseau parkin parsons pasquier patenaude paul pearson peltier
perras perret perrier perrot piche pichette pichon pigeon pineau plamondon poitras pomerleau poncet pons pottier
poulain pouliot pratte prigent primeau quirion rancourt rault regnier remy reynaud rhodes ribeiro richer riendeau
rigaud ringuette riou riverin roberge rocheleau rochette rochon rodier rouleau rousset roussin routhier sabourin
salmon samson sansregret santerre saunders sauvageau sevigny sinclair sirois soucy soulard st_denis st_georges
st_germain st_hilaire st_onge stevens surprenant sutton swift tanguy tellier tetreault texier theberge theroux thierry
thivierge thomassin thornton todd toupin tourigny tournier toussaint trottier valentin vallerand valois vasseur venne
verdier verger verville vial viger villemure voisin voyer walters weiss whitehead winters woodward zimmermann
"""

_GIVEN = """
150: marie; 120: jean michel mohamed; 90: david john michael pierre; 75: anne james nicolas philippe robert william;
60: alain bernard catherine christine christophe daniel isabelle julie mary nathalie patrick richard sophie sylvie
thomas; 48: andrew anthony barbara charles christopher claude elizabeth eric francoise jacques jennifer jessica joseph
laurent linda mark martin martine matthew monique patricia paul sandrine sarah sebastien stephane susan valerie; 40:
alexandre andre annie ashley aurelie brian brigitte bruno caroline celine chantal christian dominique edward emilie
emily francois frederic gabriel george gerard guillaume julien karen karine kevin laura lisa louis luc marc margaret
mathieu maxime melanie nancy olivier pascal samuel sandra simon stephanie steven thierry veronique vincent virginie;
30: adam agnes ahmed alexander ali alice amanda amy angela ann anna antoine arnaud benjamin benoit brandon brenda
camille carol carolyn cecile charlotte chloe christina claire corinne cynthia deborah denis diane didier donna emma
evelyn fabrice fatima florence france franck gary gilles guy heather helen helene henri hugo jacob janet jason jeanne
jeffrey jerome joan johanne jonathan josee joshua justin katherine kathleen kelly kimberly larry laurence lea leo
louise lucas lucie manon maria mario marion mathilde melissa michelle nicholas nicole normand pamela pauline peter
rachel real rebecca rejean rene roger ruth ryan samantha scott serge sharon stephen sylvain timothy victoria yves
yvon; 20: aaron abigail adrien aicha alan albert alexis amandine amber amina amine ana andrea andree anick anil annick
antonio arthur audrey beverly billy bobby brittany bruce carine carl carlos carmen carole cedric charlie cheryl clara
claudette clement colette damien danielle danny dany delphine denise dennis diana douglas dylan elise elodie emile
emmanuel estelle ethan etienne eugene eva fabien felix florian francine francisco frank genevieve georges gerald
ghislaine ginette gloria grace gregory guylaine hannah harold harry hassan helena henry huguette hussein ibrahim ines
jack jacqueline jade jane janice jeannine jeremy jerry jesse jimmy joe johnny jose juan judith judy jules julia
juliette karim kathryn kayla keith khadija kyle laetitia lauren lawrence leila liam line lise logan lori lucien
ludovic luis lyne madeleine manuel marcel margaux marilyn marine martha maurice megan mehdi mei micheline morgane
mustafa myriam nadia nadine natalie nathan noah odette oliver olivia omar ophelie paulette philip pierrette priya
quentin rachid raj ralph raphael raymond roland romain rose russell sabrina said samira sara sean severine simone
steve sunil suzanne teresa terry theo tiffany tristan tyler valentin victor walter wayne wei willie xavier yasmine
youssef yvonne zachary zoe; 10: abdoulaye abdul adele agathe agnieszka akira alessandro alex alexei alfred alicia
aline alison ambre amelia aminata anabelle anais andreanne andreas andree_anne anh anita anja annabelle anne_marie
aoife apolline april ariane arianne arlette armand audree avery awa axel aymeric baptiste barry bastien beatrice
bernadette bertrand bethany bilal blandine brad brett callum capucine chad charles_etienne chelsea chidi ciaran cindy
claudia clemence clive colin connor conrad constance coralie corentin corey courtney craig crystal curtis cyril daisy
darren dave davy dawn dean declan deepak derek diego dmitri donald dorian duc dustin eddie edith edwin eileen elena
elisabeth ella enzo eoin erica erik erwan eveline evelyne evie fang fanny farid fatou fernand fernande finn fiona
francesca francis francois_xavier frederick frederique freya gabin gael gaetan gaetane gail gareth gaston gauthier
gavin georgette germaine ghislain gillian giovanni gisele giulia giuseppe glenn graham guilhem gwenael hamza hans
harper hazel herve hiroshi hoa holly howard hubert hui ian igor irina isabella isla ivan jake jamie javier jean_claude
jean_francois jean_jacques jean_louis jean_luc jean_marc jean_marie jean_michel jean_paul jean_philippe jean_pierre
jean_sebastien jean_yves jeremie jin joanie joanne joannie joao jocelyn jocelyne joel jordan josette josiane jun
jurgen justine kamel karl katarzyna kathy kavita kenji kieran kim klaus kofi kristen kwame kylian laurianne laurie
laurier leanne lee lei lena leonard leopold lesley leslie lewis li liliane lily lina linh lionel lloyd loic lola
lorraine louis_philippe louna luca lucienne lynn maeva magali maika malika mamadou marcelle marco margot marguerite
mariam marie_christine marie_claire marie_claude marie_eve marie_france marie_josee marie_pier marilyne marthe maryse
mathis matteo maude maureen max maxence maxim melvin mia michele miguel mikael mila min ming minh mireille mohammed
monika moussa muriel na nabil natalia neha neil nelson ngozi niamh nicola nigel noemie nolan norman normande oceane
odile olga ousmane owen pablo paola paulo pawel pedro petra phuong pier_luc pierre_luc pierre_olivier pierrick piotr
pooja poppy randall ravi regis rejeanne remi remy renee rhys ricardo robin romane ronald ronan ronnie rosalie roselyne
roy ruby rui sabine sacha samir sanjay sergei shane shannon sheila sinead siobhan solange solene sonia sophia stanley
stefan stephany stuart sunita svetlana tammy tanguy tania tatiana therese thi thibault thibaut timeo tina toby todd
tom tony tracey travis trevor troy valerie_anne van vanessa victoire vijay viviane vladimir wendy whitney wolfgang
yann yannick ying yolande yuki yvette
"""

# What is in no table: rarer than the rarest there, and unknown to whoever wrote them.
_RARE_FAMILY, _RARE_GIVEN = 0.00008, 0.0003
# Whoever bears two names shares them with a part of those who bear the commoner one.
_OF_A_DOUBLE = 0.1
# A part of those who bear a name goes by any of its short forms.
_CALLED_SO = 0.2
# Initials are shared by all whose names begin with them.
_OF_A_LETTER = 0.1


def is_common_given(word: str) -> bool:
    """Tell whether a folded given name, its words joined by spaces, is in the table."""
    return word in _table(_GIVEN)


def is_common_family(word: str) -> bool:
    """Tell whether a folded family name, its words joined by spaces, is in the table."""
    return word in _table(_FAMILIES)


@lru_cache(65536)
def share_of_given(given: str) -> float:
    """Estimate which share of people, from 0 to 1 and never 0, bears a folded given name, or is called so for short."""
    letters = given.replace(" ", "")
    if len(letters) <= 2:  # noqa: PLR2004 - J., JL
        return max(_share(_table(_GIVEN), given, 0.0), _OF_A_LETTER ** len(letters))
    table = _table(_GIVEN)
    full = max((table.get(root, 0.0) for root in roots(given)), default=0.0) if given not in table else 0.0
    return max(_share(table, given, _RARE_GIVEN), full * _CALLED_SO)


@lru_cache(65536)
def share_of_family(family: str) -> float:
    """Estimate which share of people, from 0 to 1 and never 0, bears a folded family name."""
    if len(family) == 1 and family.isalpha():
        return _OF_A_LETTER
    return _share(_table(_FAMILIES), family, _RARE_FAMILY)


def _share(table: dict[str, float], name: str, rare: float) -> float:
    known = table.get(name)
    if known is not None:
        return known
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004 - a single word
        return rare
    return max(max(table.get(word, rare) for word in words) * _OF_A_DOUBLE, rare)


@lru_cache(2)
def _table(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for part in text.split(";"):
        number, _, words = part.partition(":")
        share = int(number) / 10_000
        found.update((word.replace("_", " "), share) for word in words.split())
    return found
