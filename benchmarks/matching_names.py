"""Names of the people whom `matching_people.py` makes up, the commoner first, as they are in three countries.

They are written down apart from the program's own tables, and most families bear a name that stands in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

FAMILIES = {
    "qc": "Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque "
    "Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier Lapointe Leclerc "
    "Lefebvre Poulin Thibault St-Pierre Nadeau Martin Landry Martel Bédard Grenier Lessard Bernier Richard Michaud "
    "Hébert Desjardins Couture Turcotte Lachance Parent Blais Gosselin Savard Proulx Beaudoin Demers Perreault "
    "Boudreau Lemieux Cyr Perron Dufour Dion Mercier Bolduc Bérubé Boisvert Langlois Ménard Therrien Plante Bilodeau "
    "Blanchette Dubois Champagne Paradis Fortier Arsenault Dupuis Gaudreault Hamel Houle Villeneuve Rousseau Gravel "
    "Thériault Lemay Robert Allard Deschênes Giroux Guay Leduc Boivin Charbonneau Lambert Raymond Vachon Gilbert Audet "
    "Jean Larouche Legault Trudel Fontaine Picard Labelle Lacroix Jacques Moreau Carrier Bernard Desrosiers Goulet "
    "Renaud Dionne Lapierre Vaillancourt Fillion Lalonde Tessier Bertrand Tardif Lepage Gingras Benoît Rioux Giguère "
    "Drouin Harvey Lauzon Nguyen Gendron Boutin Laflamme Vallée Dumont Breton Paré Paquin Robitaille Gélinas Duchesne "
    "Lussier Séguin Veilleux Potvin Gervais Pépin Laroche Morissette Charron Lavallée Laplante Chabot Brunet Vézina",
    "fr": "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux "
    "David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefèvre Faure André "
    "Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas "
    "Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun "
    "Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy "
    "Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre "
    "Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier "
    "Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier "
    "Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernandez "
    "Le_Gall Collet Léger Bouvier Julien Prévost Millet Perrot Daniel Le_Roux Cousin Germain Breton Besson Langlois "
    "Rémy Le_Goff Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier "
    "Benali Haddad Diallo Traoré Coulibaly Cissé Ben_Ali El_Amrani Bensaïd Da_Silva Dos_Santos De_Oliveira d'Aubigny "
    "de_La_Tour du_Plessis N'Diaye",
    "en": "Smith Jones Williams Brown Taylor Davies Johnson Wilson Miller Evans Thomas Roberts Davis Martin Walker "
    "Wright Robinson Thompson White Hughes Edwards Green Hall Wood Harris Lewis Clarke Jackson Anderson Turner Cooper "
    "Hill Ward Clark King Baker Moore Allen Young Scott Mitchell Phillips Campbell Stewart MacDonald McDonald Murphy "
    "O'Brien Kelly Ryan O'Connor Murray Fraser Ross Reid Singh Patel Khan Lee Chen Wang Li Nguyen Kim Garcia Martinez "
    "Lopez Rodriguez Kaur Sharma Ali Hussain Ahmed Adams Bennett Gray Cook Carter Morris Rogers Bell Bailey Shaw Price "
    "Cox Howard Richardson Peterson Parker Nelson Barnes Russell Foster Butler Henderson Coleman Jenkins Perry Brooks "
    "Sullivan Griffin Hayes Myers Ford Graham Kennedy Quinn Wong Chan Müller Schmidt Ivanov Petrov Kowalski Novak "
    "Rossi Bianchi Silva Santos van_der_Berg Van_Dyke de_Souza St._John Yılmaz Sørensen Łukasik Håkansson Çelik Nuñez",
}
WOMEN = {
    "qc": "Nathalie Isabelle Julie Sylvie Diane Louise Chantal Caroline Martine Johanne Marie-Ève Manon Francine "
    "Mélanie Lise Annie Josée Nicole Karine Véronique Stéphanie Catherine Lucie Suzanne Hélène Geneviève Valérie "
    "France Marie-Claude Sophie Christine Line Pierrette Guylaine Audrey Danielle Josée Monique Denise Émilie "
    "Marie-Josée Andrée Claudette Ginette Carole Céline Michèle Linda Jessica Sarah Maude Ariane Camille Laurence "
    "Gabrielle Frédérique Rosalie Florence Marie-Pier Anne-Marie Élodie Noémie Alexandra Claude Dominique Andréanne "
    "Jocelyne Danièle Huguette Mireille Solange Léa Alice Emma Charlotte Béatrice Zoé Marianne Anick Mélissa Vanessa",
    "fr": "Marie Nathalie Isabelle Sylvie Catherine Christine Sandrine Françoise Valérie Stéphanie Sophie Céline "
    "Véronique Monique Nicole Martine Christelle Julie Anne Virginie Aurélie Laurence Patricia Caroline Brigitte "
    "Émilie Camille Élodie Laura Léa Sarah Manon Chloé Emma Inès Marion Pauline Mathilde Charlotte Lucie Margaux "
    "Hélène Delphine Corinne Cécile Florence Karine Michèle Jacqueline Dominique Chantal Annie Jeanne Claire Alice "
    "Anaïs Justine Mélanie Audrey Sabrina Amandine Laëtitia Séverine Agnès Élisabeth Bernadette Marie-Christine "
    "Marie-Claude Anne-Sophie Marie-Laure Fatima Aïcha Khadija Nadia Yasmine Samira Aminata Gwenaëlle Solène Clémence",
    "en": "Mary Sarah Susan Jennifer Patricia Elizabeth Emma Margaret Laura Karen Linda Helen Jessica Rebecca Lisa "
    "Emily Charlotte Amy Claire Katherine Catherine Michelle Rachel Victoria Amanda Deborah Barbara Sandra Nicola "
    "Julie Christine Joanne Alison Hannah Sophie Lucy Olivia Anna Alexandra Samantha Kathleen Stephanie Melissa Nancy "
    "Carol Sharon Anne Ann Jane Judith Susanne Pamela Kate Natalie Heather Diana Kelly Christina Maria Priya Anjali "
    "Fatima Wei Mei Min Anita Sunita Olga Yulia Natasha Katarzyna Ingrid Chiara Sofía María_José Siobhán Niamh Grace",
}
MEN = {
    "qc": "Michel Pierre Daniel Martin Alain André Sylvain Luc Claude Stéphane François Éric Robert Marc Jean Denis "
    "Patrick Mario Guy Richard Serge Jacques Yves Gilles Benoît Louis Mathieu Christian Jean-François Sébastien "
    "Maxime Alexandre Normand Simon René Réjean Steve Dominic Frédéric Paul David Jonathan Marc-André Gaétan Yvon "
    "Jean-Pierre Nicolas Jean-Philippe Dany Jocelyn Vincent Roger Philippe Charles Olivier Guillaume Samuel Gabriel "
    "Jean-Luc Raymond Pascal Antoine William Étienne Francis Carl Hugo Félix Xavier Pierre-Luc Jean-Sébastien Bruno "
    "Jean-Guy Kevin Tommy Thomas Nathan Raphaël Émile Ghislain Laurent Michaël Rémi Yannick Ian Karl Jean-Marc",
    "fr": "Jean Philippe Michel Pierre Alain Nicolas Christophe Patrick Laurent Frédéric Stéphane David Bernard "
    "Christian Daniel Sébastien Éric Pascal Thierry Olivier Julien François Gérard Thomas Vincent Jérôme Alexandre "
    "Dominique Bruno André Didier Jacques Antoine Guillaume Jean-Pierre Franck Maxime Claude Anthony Fabrice Mathieu "
    "Kévin Marc Denis Gilles Romain Serge Patrice Benoît Florian Cédric Hervé Jean-Claude Jean-Luc Yves Lucas Hugo "
    "Benjamin Clément Paul Louis Arnaud Cyril Ludovic Xavier Fabien Emmanuel Mohamed Ahmed Karim Mehdi Youssef Samuel "
    "Damien Grégory Yann Loïc Gaël Jean-François Jean-Michel Jean-Marc Guy Robert Roland Mamadou Jean-Baptiste Hugues",
    "en": "David John Michael James Robert William Paul Andrew Peter Mark Richard Thomas Stephen Christopher Daniel "
    "Matthew Anthony Steven Ian Alan Kevin Brian Gary George Simon Edward Joseph Charles Philip Jonathan Nicholas "
    "Benjamin Samuel Alexander Kenneth Ronald Timothy Gregory Patrick Martin Neil Graham Keith Adam Scott Ryan Jason "
    "Jeffrey Eric Donald Raymond Dennis Gerald Lawrence Douglas Henry Frederick Walter Albert Mohammed Muhammad Ali "
    "Raj Sanjay Wei Jun Sergey Dmitri Piotr Jürgen Øystein José Juan Luis Marco Giovanni Sean Liam Callum Oliver Jack",
}
# What people are called besides, by those who put them into a telephone or by themselves.
CALLED = {
    "Robert": "Bob Rob Bobby",
    "William": "Bill Will Billy",
    "Richard": "Rick Dick Rich",
    "Michael": "Mike Mick",
    "James": "Jim Jimmy Jamie",
    "John": "Jack Johnny",
    "Thomas": "Tom Tommy",
    "Charles": "Charlie Chuck",
    "Christopher": "Chris",
    "Anthony": "Tony",
    "Edward": "Ed Ted Eddie",
    "Joseph": "Joe Joey",
    "Daniel": "Dan Danny",
    "Matthew": "Matt",
    "Andrew": "Andy Drew",
    "Stephen": "Steve",
    "Steven": "Steve",
    "Nicholas": "Nick",
    "Benjamin": "Ben",
    "Samuel": "Sam",
    "Alexander": "Alex Sandy",
    "Kenneth": "Ken",
    "Timothy": "Tim",
    "Gregory": "Greg",
    "Jonathan": "Jon John",
    "Philip": "Phil",
    "Lawrence": "Larry",
    "Frederick": "Fred Freddie",
    "Jeffrey": "Jeff",
    "Ronald": "Ron",
    "Donald": "Don",
    "Douglas": "Doug",
    "Henry": "Harry Hank",
    "Patrick": "Pat Paddy",
    "Elizabeth": "Liz Beth Betty Lizzie",
    "Katherine": "Kate Kathy Katie",
    "Catherine": "Cathy Cath Cat",
    "Margaret": "Maggie Peggy Meg",
    "Patricia": "Pat Trish Patty",
    "Jennifer": "Jen Jenny",
    "Susan": "Sue Susie",
    "Rebecca": "Becky Bec",
    "Jessica": "Jess",
    "Victoria": "Vicky Tori",
    "Deborah": "Deb Debbie",
    "Samantha": "Sam",
    "Alexandra": "Alex Sandra",
    "Pamela": "Pam",
    "Christina": "Tina Chris",
    "Stephanie": "Steph",
    "Alexandre": "Alex",
    "Frédéric": "Fred",
    "Frédérique": "Fred",
    "Stéphanie": "Steph Fanny",
    "Stéphane": "Steph",
    "Nathalie": "Nath Nat",
    "Isabelle": "Isa Zabou",
    "Véronique": "Véro",
    "Geneviève": "Gen Ge",
    "Caroline": "Caro",
    "Mélanie": "Mel Mél",
    "Émilie": "Em Milie",
    "Valérie": "Val",
    "Dominique": "Dom Do",
    "Sébastien": "Seb",
    "Guillaume": "Guill Guigui",
    "Benoît": "Ben",
    "Mathieu": "Mat Math",
    "Maxime": "Max",
    "Philippe": "Phil",
    "Christophe": "Chris Tophe",
    "Laurent": "Lolo",
    "Laurence": "Lau Lo",
    "Emmanuel": "Manu",
    "Gabriel": "Gab",
    "Gabrielle": "Gab Gaby",
    "Jean-Philippe": "JP Jean-Phi",
    "Jean-François": "JF Jeff",
    "Jean-Pierre": "JP",
    "Jean-Sébastien": "JS",
    "Jean-Claude": "JC",
    "Jean-Luc": "JL Luc",
    "Marie-Claude": "Marie-Clo Marie",
    "Marie-Ève": "Marie Ève",
    "Marie-Josée": "Marie-Jo Jo MJ",
    "Marc-André": "Marc",
    "Pierre-Luc": "PL Pierre",
    "Anne-Marie": "Anne",
    "Mohamed": "Momo Moh",
    "Ludovic": "Ludo",
    "Grégory": "Greg",
    "Vincent": "Vince",
    "Raphaël": "Raph",
    "Julien": "Ju Jules",
    "Florence": "Flo",
    "Florian": "Flo",
    "Patrice": "Pat",
    "Josée": "Jo",
    "Jocelyn": "Jos",
    "Béatrice": "Béa",
    "Élisabeth": "Élise Babeth Lili",
    "Delphine": "Delph",
    "Françoise": "Fran Soizic",
    "François": "Frank Franky",
    "Nicolas": "Nico",
    "Antoine": "Tony Toine",
    "Édouard": "Ed",
    "Andréanne": "Andrée",
    "Jacqueline": "Jacquie",
    "Jérôme": "Jé Gégé",
    "Laëtitia": "Laeti",
    "Amandine": "Mandine",
    "Sergey": "Serge Serguei",
    "Yulia": "Julia Юлия",
    "Katarzyna": "Kasia",
    "Muhammad": "Mohamed Mohammad",
    "Mohammed": "Mo Mohamed",
}
_BEGIN = "Ar Au Bar Beau Bel Ber Bon Bou Bra Bru Cham Char Col Cor Cour Del Des Dra Du Fal Far Fo Fra Gar Ger Gran Gui "
_BEGIN += "Hau Her Jo Ker La Lan Lar Le Lou Mal Mar Mer Mo Mont Na Nor Or Pel Per Pi Pla Pou Qui Ra Rei Rin Roche Sa "
_BEGIN += "Sau Ser So Tal Ter Tou Tra Val Var Ver Vil Zu Ash Black Brad Cran Dal El Fair Hart Hol Kirk Lang Mid Nor Ox "
_BEGIN += "Pem Rad Shel Stan Thorn Wal Wes Whit Win Wood"
_MIDDLE = " a ba ca che co da de do fi gan ga go i la le li lo ma me mi mo na ne ni no o ra re ri ro sa se si ta ti va"
_END = {
    "qc": "ault ard and eau el elle er et ette ier ière in ine lais let lier lot mont nais neau oit on ot quin ray",
    "fr": "ac ard at aud ault eau el er ert et ey ier in ière let lier lot mont neau nier oin on ot oux quet ret rier",
    "en": "bury by combe den dale field ford ham ing ley ling man mere more over ridge sby sley son ston ton wood",
}


def zipf(chance: random.Random, names: list[str], evenness: float = 4.0) -> str:
    """Draw a name, the first ones most often, as names are borne."""
    spread = (len(names) + evenness) / evenness
    return names[min(int(evenness * spread ** chance.random() - evenness), len(names) - 1)]


def rare_family(chance: random.Random, country: str) -> str:
    """Make up a family name of which there are some ten thousand, not all of them equally rare."""
    skew = chance.random() ** 2
    begin = _BEGIN.split()
    word = begin[int(skew * len(begin))] + chance.choice(_MIDDLE.split(" ")) + chance.choice(_END[country].split())
    return word[0] + word[1:].lower()
