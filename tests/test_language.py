"""Which texts are taken for English."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.english import shipped_words
from attrib.text import language
from attrib.text.language import FEWEST, THRESHOLD

WORDS = shipped_words()

FOREIGN = {
    "German": """Der Minister sagte am Montag, die Gespräche seien gescheitert, und er werde in den
        kommenden Tagen mit den Vertretern der Opposition sprechen. Nach Angaben der Polizei wurden bei dem
        Brand an der Hauptstraße drei Menschen verletzt; was die Ursache war, ist noch unklar.""",
    "Dutch": """De minister zei maandag dat de gesprekken waren mislukt en dat hij in de komende dagen met
        de oppositie zal spreken. Volgens de politie is bij de brand op de hoofdstraat een man gewond
        geraakt; of de brand was aangestoken, is niet bekend. Wat we weten, is dat er meer dan tien huizen
        zijn beschadigd.""",
    "Afrikaans": """Die minister het Maandag gesê dat die gesprekke misluk het en dat hy in die komende dae
        met die opposisie sal praat. Volgens die polisie is drie mense in die brand op die hoofstraat
        beseer, en dit is nog nie bekend wat die oorsaak was nie. Hulle het ook gesê dat daar nog baie werk
        is om te doen.""",
    "Swedish": """Ministern sade på måndagen att samtalen hade misslyckats och att han under de kommande
        dagarna ska tala med oppositionen. Enligt polisen skadades tre personer i branden på huvudgatan, och
        det är ännu oklart vad som var orsaken. Han har inte velat svara på frågor om när nästa möte ska
        hållas.""",
    "Danish": """Ministeren sagde mandag, at samtalerne var slået fejl, og at han i de kommende dage vil
        tale med oppositionen. Ifølge politiet blev tre personer såret ved branden på hovedgaden, og det er
        endnu uklart, hvad der var årsagen. Over for pressen ville han ikke sige, om der er planlagt et nyt
        møde.""",
    "French": """Le ministre a déclaré lundi que les négociations avaient échoué et qu'il allait parler avec
        les représentants de l'opposition dans les prochains jours. Selon la police, trois personnes ont été
        blessées dans l'incendie de la rue principale, dont la cause n'est pas encore connue; on ne sait pas
        plus.""",
    "Spanish": """El ministro dijo el lunes que las conversaciones habían fracasado y que en los próximos
        días hablará con los representantes de la oposición. Según la policía, tres personas resultaron
        heridas en el incendio de la calle principal, y no se sabe todavía cuál fue la causa. No ha querido
        decir más.""",
    "Portuguese": """O ministro disse na segunda-feira que as negociações tinham fracassado e que nos
        próximos dias vai falar com os representantes da oposição. Segundo a polícia, três pessoas ficaram
        feridas no incêndio da rua principal, e ainda não se sabe qual foi a causa. As autoridades não
        quiseram comentar.""",
    "Italian": """Il ministro ha detto lunedì che i colloqui erano falliti e che nei prossimi giorni parlerà
        con i rappresentanti dell'opposizione. Secondo la polizia, tre persone sono rimaste ferite
        nell'incendio della via principale, e non si sa ancora quale sia stata la causa. Per ora non ci sono
        altri particolari.""",
    "Polish": """Minister powiedział w poniedziałek, że rozmowy zakończyły się niepowodzeniem i że w
        najbliższych dniach będzie rozmawiał z przedstawicielami opozycji. Według policji w pożarze przy
        głównej ulicy ranne zostały trzy osoby, a przyczyna nie jest jeszcze znana. On sam nie chciał
        odpowiadać na pytania.""",
    "Turkish": """Bakan pazartesi günü görüşmelerin başarısız olduğunu ve önümüzdeki günlerde muhalefet
        temsilcileriyle konuşacağını söyledi. Polise göre ana caddedeki yangında üç kişi yaralandı ve
        yangının nedeni henüz bilinmiyor. Yetkililer, olayla ilgili soruşturmanın sürdüğünü bildirdi.""",
    "Indonesian": """Menteri mengatakan pada hari Senin bahwa pembicaraan telah gagal dan bahwa ia akan
        berbicara dengan perwakilan oposisi dalam beberapa hari mendatang. Menurut polisi, tiga orang
        terluka dalam kebakaran di jalan utama, dan penyebabnya belum diketahui. Para pejabat menolak
        memberikan keterangan.""",
    "Latin": """Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam
        qui ipsorum lingua Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se
        differunt.""",
    "Russian": """Министр заявил в понедельник, что переговоры провалились и что в ближайшие дни он будет
        говорить с представителями оппозиции. По данным полиции, при пожаре на главной улице пострадали три
        человека, а причина пока неизвестна. Власти отказались от комментариев.""",
    "Arabic": """قال الوزير يوم الاثنين إن المحادثات فشلت وإنه سيتحدث مع ممثلي المعارضة في الأيام المقبلة.
        وقالت الشرطة إن ثلاثة أشخاص أصيبوا في الحريق الذي اندلع في الشارع الرئيسي، ولم يعرف سببه حتى
        الآن.""",
    "Chinese": "部长星期一表示，会谈已经失败，他将在未来几天与反对派代表会谈。"
    "警方称，主要街道上的火灾造成三人受伤，原因尚不清楚。",
    "Japanese": "大臣は月曜日、会談は失敗に終わり、今後数日のうちに野党の代表と話し合うと述べた。"
    "警察によると、大通りの火災で三人がけがをした。",
}
ENGLISH = {
    "brief": """Police said a man was shot in the leg outside a bar on Fifth Street early Sunday. He was
        taken to a hospital. No arrests have been made, and detectives asked anyone with video to call.""",
    "figures": """Net profit rose 12 percent to $3.4 billion, or $1.22 a share, Acme Corp. said. Revenue
        climbed 8 percent to $19.1 billion. Analysts polled by FactSet had expected $1.18 a share on revenue
        of $18.8 billion.""",
    "transcript": """SMITH: Did you see him that night? ROE: I did not. SMITH: You told officers something
        else, did you not? ROE: No. I said I heard a car. SMITH: What time was that? ROE: About ten, maybe
        later.""",
    "headlines": """Officials Deny Report of Coup Plot. Senate Panel to Vote on Budget. Storm Kills Four in
        Texas as Rivers Rise. Mayor Says He Will Not Run. Stocks Fall on Fears of New Tariffs.""",
    "names from elsewhere": """Mr. Nguyen Van Thieu and Ms. Tran Thi Hoa of Ho Chi Minh City said the
        Ministry of Culture had banned the Tet festival in Quang Ngai and Binh Dinh, where Nguyen Phu Trong
        was to speak.""",
    "legal": """Wherefore plaintiff prays judgment against defendants, jointly and severally, for
        compensatory damages in an amount to be proven at trial, together with costs of suit and such other
        relief as may be just.""",
    "with a foreign quotation": """The minister shouted, "Das ist eine Schande für das ganze Land!" before
        he was led away by guards. It was the third time this year that a debate had ended in such a
        scene.""",
}


def looks_english(text: str) -> bool:
    return language.looks_english(text, WORDS)


def function_word_share(text: str) -> float:
    words = re.findall(language.WORD, text.lower())
    return sum(word in WORDS.function_words for word in words) / len(words)


@pytest.mark.parametrize("name", FOREIGN)
def test_other_languages_are_foreign(name: str) -> None:
    assert not looks_english(FOREIGN[name])


@pytest.mark.parametrize("sort", ENGLISH)
def test_english_of_every_sort_is_english(sort: str) -> None:
    assert looks_english(ENGLISH[sort])


def test_threshold_stands_well_between() -> None:
    assert max(map(function_word_share, FOREIGN.values())) < THRESHOLD - 0.03
    assert min(map(function_word_share, ENGLISH.values())) > THRESHOLD + 0.03


def test_short_texts_are_not_foreign_for_want_of_function_words() -> None:
    assert looks_english("")
    assert looks_english("Mayor quits")
    assert looks_english(" ".join(["und"] * (FEWEST - 1)))
    assert not looks_english(" ".join(["und"] * FEWEST))


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister sagte am Montag nichts.",
        "Die Brücke wird nach Angaben der Stadt gesperrt.",
        "El alcalde dijo el lunes que el puente se cerrará.",
        "Le maire a dit que le pont est fermé.",
        "Il sindaco ha detto che il ponte è chiuso.",
        "O prefeito disse que a ponte não vai abrir.",
        "De burgemeester zegt dat de brug niet open gaat.",
        "Borgmästaren sade att bron är stängd.",
        "Мэр заявил, что мост закрыт.",
        "市長は橋を閉鎖すると述べた。",
    ],
)
def test_short_texts_of_other_languages_are_foreign(text: str) -> None:
    assert not looks_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "“Que sera, sera,” Oscar de la Roe says.",
        "Los Alamos: van der Berg quits",
        "Den Haag votes no",
        "Per Hansson, Dan Lo win in Bergen",
        "Nous Sommes Ici wins film prize",
        "Na, na, na: fans sing on",
        "He is as mad as hell, Sie Lund says, mit Schlag",
        "Café Olé reopens",
        "Firm sees no end to strike",
        "Peña says no; Łódź mayor quits",
    ],
)
def test_short_texts_with_foreign_names_are_english(text: str) -> None:
    assert looks_english(text)


def test_only_the_beginning_counts() -> None:
    assert looks_english("the minister of " * 1_000 + "und " * 5_000)
    assert not looks_english("und " * 5_000 + "the minister of " * 5_000)


@given(st.text())
def test_no_text_raises_anything(text: str) -> None:
    looks_english(text)


def test_one_endless_word_is_no_trouble() -> None:
    assert looks_english("a" * 5_000_000)
