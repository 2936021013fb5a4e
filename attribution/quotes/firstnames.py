"""Gender from print: titles and nouns first, then common first names (a hint, not a census)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.quotes.lexicon import (
    FEMALE_NAMES,
    FEMALE_NOUNS,
    FEMALE_TITLES,
    MALE_NAMES,
    MALE_NOUNS,
    MALE_TITLES,
    fold,
)
from attribution.quotes.wordlists import word_set

# Forms of address: they show a person and a gender, and name no office.
HONORIFICS = (
    (MALE_TITLES - {"king", "prince"}) | (FEMALE_TITLES - {"queen", "princess"}) | word_set("dr dr. mx hon rt st")
)
MALE_MORE = word_set("""enver hamdullah farouk habib aaron abdel abdelaziz abdou abdul abdullah abraham adam adel adrian adrien akira alain alan alberto alec
    aleksandr aleksei alejandro alessandro alexandre alexei alexis alfonso alfred alistair alvaro amadou amir anand anders
    andreas andres andré angus anil anton antonin antti anwar arjun arne arnold arturo arvind ashok augusto axel aziz babacar
    barry bart bashar benjamin benny bernard bernardo bilal björn bjorn bob boubacar brad brendan bruce bruno bryan burak
    cameron carl carlo casper cedric cesar cheikh christian christoph chuck claude clive cody connor craig curtis cyril
    damian dan danilo dario darren dave dean declan dennis derek desmond didier diego dieter dimitri dirk dmytro dominic
    don doug douglas duncan dylan eamon edgar eduardo edwin eduard eirik elias elijah elliott emeka emil emilio emmett enda
    enrique erdogan erik ernest ernesto esteban etienne eugene evan evgeny fabian fabio faisal farooq fadi federico felipe
    ferdinand fernando fergus finn floyd francesco francis francisco franco françois fred frederic friedrich fyodor gabriel
    gavin geoff geoffrey georg georges gerald gerard gerhard giorgio giovanni glenn gordon graham greg gregory guillaume
    guido gunter gustav gustavo guy hakan hamad hamid hamza hans harald harold harry harvey hasan heinrich hector helmut
    hendrik herbert herman hernan hideo hiroshi horst howard hubert hugh hussein hans-peter igor ilham imran iqbal isaac
    ismail issa ivo iyad jaap jacek jacques jagdish jake jakob jakub jamal jamie jan-erik jared jason javier jeff jeffrey
    jeremy jeroen jesse jesus joachim joakim joaquin joel johan johann johannes jon jonathan jorge josef joseph josh joshua
    julian julien julio jun jurgen justin kamal kareem karim kaspar kazuo keith kemal ken kenneth kenji kerem kieran kim-jong
    kirill klaus konstantin kostas kurt kyle lamine lance larry laszlo laurent lawrence lee leif len leo leon leonardo leonid
    leroy lev liam lionel lorenzo louis lucas luca ludwig luigi lukas luke lyndon maciej magnus mahmoud mahmud maksim malik
    mamadou manfred manuel marcel marcin marek mariano marius marko mateo mateusz mathieu matias matteo matt matthias
    maurice mauricio max maxim maxime maximilian mehdi mehmet melvin michal michel mick mike mikhail mikael miklos milan
    milos mitch moises moritz morten moses mostafa muhammad murat musa mustafa nabil narendra nasser nathan neil nelson
    niall nicholas nick nico nicola niels nigel nikita nikolai nikolas nils noah noel norbert norman oleg oleksandr oliver
    olivier omari oran orlando osama oskar otto owen pablo paolo pascal pasquale patricio pavlo pekka pete petr petro petros
    phil philippe piero pieter pietro piotr preston rahul raj rajesh ralph ramesh ramzi randy raoul rashid raul ravi ray
    raymond recep reinhard rene rhys ricardo riccardo rick roberto rod roderick rodrigo roland rolf roman ron ronnie ross
    roy ruben rudi rupert ruslan russell ruud ryan saad saeed salif salim salman salvador salvatore sami sandro sanjay santiago
    saul scott sebastian selim serge serhii seth seydou shane shaun shawn sidney siegfried silvio slavko slobodan soren
    spencer stanislav stan stanley stefan stefano steffen stig stuart sudhir suleiman sunil sven tadeusz takeshi tarek ted
    terence terry tevita theo theodore thierry thorsten timo timothy tobias todd tomas tommaso tommy tony travis trevor
    tristan tyler ulrich umberto uwe vadim valentin valery vasily vasyl vaughn vernon vic vicente viktor vincent vincenzo
    vinod virgil vitali vitaly vittorio vlad vladislav volker waleed walid wayne werner wesley wilfred willem willy wolfgang
    yannick yasser yassin yevgeny yiannis yoshi youssef yuri yves zach zachary zbigniew zdenek ousmane modibo bakary
    ibrahima souleymane amadeu chidi obinna tunde olu kofi yaw kwaku sipho thabo tendai themba hiro kenta shohei satoshi
    minh nguyen-van wei-ming jin-ho""")
FEMALE_MORE = word_set("""enver hamdullah farouk habib kellyanne kelly-anne stefania sofia yulia abigail ada adele adriana adwoa agata agnieszka aicha aida aileen akua alejandra aleksandra alexandra
    alexandria alexia alicia alison allison alma alva amal amalia amanda amber amelia ami aminata amira amneh amrita
    anastasia anahera andrée angelica angelika angelina angie anita anja anjali ankita ann anneke annette annie annika
    antonia anya aoife april ariana arlene asha ashley astou audrey aurora ava ayesha barb bea beatrice beatrix belinda
    bente bernadette beth bethany betty beverly bianca birgit bonnie brenda bridget brigitte britta caitlin camilla candace
    carla carol carole carolina caroline cassandra cassie catalina cecilia celeste celia chantal charlene chelsea cheryl
    chiara chloe christa christiane christina cindy claire clare claudine colette colleen connie constance consuelo
    cordelia corinne courtney cristina cynthia dagmar daisy dana daniela danielle daphne dawn deborah debra deirdre delia
    denise diane dina dolores dominique donna dora doreen doris dorothea ebba edith eileen elaine eleanor eleni elif elin
    elisa elisabeth elise eliza ella ellen elsa elvira emilia erica erin esme esperanza estelle esther ethel eugenia eunice
    evelyn fatou fatoumata faye felicia felicity fiona florence forough fran frances francine frida gabriela gabriella
    gabrielle gail gemma genevieve georgina geraldine gertrude gillian ginger gisela gladys gloria greta gretchen gudrun
    gwen gwendolyn hadiza haley hanna hazel heather hedda heidi helena helga henrietta hilda hilde hiroko huda ida ilona ilse
    imani inga inge inés inês ioana irene iris irma isabella isabelle iskra ivana ivy jacqueline jade jaime jana janelle
    janice janine jasmine jean-marie jeanette jeanne jelena jenna jenny jess jessie jill jo joana joann jocelyn johanna
    josephine josie joy joyce juanita judith judy juliana julie juliet june justine kamala kari karin karina karla kate
    katarina katarzyna kathleen kathryn kathy katie katrin katrina kay keiko kelly kendra kerry khadija kim kirsten kirsty
    klara krista kristen kristin kristina lara larisa lauren laurie layla lea leah leanne leila lenka lesley leslie liliana
    lillian lily lina linnea lisa liv liz liza lois lola lorena loretta lorna lorraine lotte louisa louise lucie lucille
    lucinda lucy ludmila luisa lydia lynn madeleine madison maeve magdalena maggie maha maja malala mandy manon marcela
    marcia mareike margarita margot margrethe mariam mariana marianne maribel marina marion marisa marisol marjorie marlene
    marta martina mary-ann maryam matilda maud maureen maxine maya meera megan melanie melinda melissa mercedes meredith
    mette mia michaela michèle milena mildred millie mimi mina mira miranda miriam molly monica monika monique muriel myra
    nadine nadezhda naledi nan nanette natasha nell nicole nicola-jane nina noor nora noreen norma nuria octavia odette
    olena olive olivia ottilie paloma patience patty pauline pearl peggy pema penelope penny phoebe philomena phyllis pia
    pilar pippa polina polly priscilla priyanka rana rania raquel rasmini reem rebekah regina renata renée rhonda rita
    roberta robin-anne rochelle romina rosalie rosalind rosario rose rosemarie rosie rowena roxana roxanne ruby rukmini
    sabina sabine sabrina sadia saira sally salma samantha samira sandrine sasha-marie saskia saoirse selma serena shannon
    sharon sheila shelley sherry shirley shreya sienna sigrid silvia simone siobhan snezana solveig soledad sonia sonja
    sonya stacey stella stephanie sue sunita sunniva susana susanna susanne suzanne svetlana sybil tabitha tania tanya
    tara tatiana tess tessa thea thelma tina tove tracey tracy trine trish trudy uma una usha valerie vanessa velma vera-lynn
    verena veronica veronika vesna vicky violet virginia viola viv vivian viviane wanda wilma winifred yasmin yasmina
    yolanda yuki yvette yvonne zahra zara zeinab zeynep zsofia abena afua akosua amaka chiamaka ngozi folake funmilayo nomsa
    thandi wanjiru aiko akiko haruka keiko-mae mei mei-ling sakura yoko yumi""")
# Borne by men and women, here or there.
POSSESSIVES = frozenset(["his", "her", "hers", "he", "she", "him"])
BOTH = word_set("jean andrea kim lee leslie lesley robin nicola tracy jessie jamie sidney alexis adrian michal casey")
MALE = frozenset(map(fold, MALE_NAMES | MALE_MORE))
FEMALE = frozenset(map(fold, FEMALE_NAMES | FEMALE_MORE))


def gender_of(words: Sequence[str], titles: Iterable[str]) -> str | None:
    """Return "m" or "f" from titles and role nouns, else from the first name, else None."""
    for word in (fold(title).strip(".,") for title in titles):
        if word in POSSESSIVES:
            continue  # "her father" is a man
        if word in MALE_TITLES or word in MALE_NOUNS:
            return "m"
        if word in FEMALE_TITLES or word in FEMALE_NOUNS:
            return "f"
    first = fold(words[0]) if len(words) > 1 else ""
    return first_name_gender(first) or first_name_gender(first.split("-")[0])


def first_name_gender(word: str) -> str | None:
    """Return the gender of a folded first name, None where it is not known or borne by both."""
    if word in BOTH or (word in MALE and word in FEMALE):
        return None
    return "m" if word in MALE else "f" if word in FEMALE else None


def is_first_name(word: str) -> bool:
    """Say whether a word is a common first name."""
    return fold(word) in MALE or fold(word) in FEMALE
