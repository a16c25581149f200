"""Whom a source phrase stands for: each text gives the last claim's speaker by its name, or by its verdict and rule."""

from __future__ import annotations

import pytest

from attrib.analysis import analyze

BEFORE = "Ferry service to end after nine years\n\nThe town council met on Monday about the bridge.\n\n"

NAMED = [
    ("It rained.\n\nNorvik Optics shut its plant. Norvik said it was late.\n\nAlbert Norvik left.", "Norvik Optics"),
    ("It rained.\n\nThe buyer, named in court papers as Oskar Dahl, said it was late.", "Oskar Dahl"),
    ("Mohan Roe was away. His wife, painter Ila Mohan, left. “It was late,” she said. Mr. Mohan ran it.", "Ila Mohan"),
    ("It rained.\n\nAna Roe left. The singer said it was late.", "Ana Roe"),
    ("It rained.\n\nTom Hale left. The former prime minister said it was late.", "Tom Hale"),
    ("Ana Roe said the bank told her it was over, and added that it was late.", "Ana Roe"),
    ("It rained.\n\nAna Roe, Ivo Poe and Al Hale left. All three said it was late.", "Ana Roe"),
    ("It rained.\n\nPolice held Ana Roe and Ivo Poe. The pair said it was late.", "Ana Roe"),
    ("It rained.\n\nAna Roe and her brother run it. The two denied that it was late.", "Ana Roe"),
    ("It rained. Tom Poe sold the plans. The mole said it was late.", "Tom Poe"),
    ("It rained.\n\nShares in Talvik Motors fell. The company said it was late.", "Talvik Motors"),
    ("It rained.\n\nThe Herald says Talvik Foods is shut. The company denies that it is.", "Talvik Foods"),
    ("It rained.\n\nTalvik Rail did not comment. The operator said it was late.", "Talvik Rail"),
    ("It rained.\n\nNorvik met Orne Bank. Nobody spoke of Talvik Air when the airline said it was late.", "Talvik Air"),
    ("It rained.\n\nThe Orne Trust, a charity, bought it. It said the deck was rotten.", "Orne Trust"),
    ("It rained.\n\nHolm Nets AG and Larn Rope Ltd are one.\n\nHolm Nets cited the costs.", "Holm Nets AG"),
    ("It rained.\n\nHolm Nets AG and Larn Rope Ltd are one.\n\nLarn Rope cited the costs.", "Larn Rope Ltd"),
    ("It rained.\n\nTom Poe is a clerk at Norvik. The company said it was late.", "Norvik"),
    ("It rained. Leader of the Opposition Harshad Bhoyar alleged that it was late.", "Harshad Bhoyar"),
    ("It rained. Tom Poe, 40, bought it. “It was late,” the dad-of-three said.", "Tom Poe"),
    ("Crane safe\n\nThe port’s spokeswoman called it safe. “We test it,” Lena Brandt said.", "Lena Brandt"),
    ("It rained.\n\nA Salem, Ore., nurse came. Ana Roe, of the Salem, Ore., clinic, said it was late.", "Ana Roe"),
    ("It rained.\n\nIt was late, the BBC has been told.", "BBC"),
    ("Trains late\n\nThe findings of the Holm Rail Inquiry showed that the brakes had failed.", "Holm Rail Inquiry"),
    ("Gums ill\n\nA new study of gums shows that tea is harmful. The Holm Gum Study ran for years.", "Holm Gum Study"),
    ("Tax due\n\nThe Municipality of Orne wants it.\n\n“It is due,” the city said.", "Municipality of Orne"),
    ("Tax due\n\nThe City of Orne sued a school and the church by it. The city said it was due.", "City of Orne"),
    ("It rained.\n\nAna Roe, talking as she stood by Tom Hale, said he was late and added: “I go.”", "Ana Roe"),
    ("Port row\n\nSenator from Orne says it leaks.\n\nSen. Ana Roe met Sen. Ivo Poe on Monday.", "Ana Roe"),
    ("It rained.\n\nOn Monday night No 10 confirmed that it was late.", "No 10"),
    ("The mayor’s spokeswoman said it was late. The leader, Jan Pryce, left. “It was cold,” she said.", "Jan Pryce"),
    ("It rained. The recipient, a port official named Dawit Wendt, said it was late.", "Dawit Wendt"),
    ("“Out,” said Ivo Petrov, whose twins are six. His wife, Lupe, nodded. “They lied.”", "Lupe"),
    ("It rained.\n\nIt was cold and very windy, the Holm Farmers’ Union said.", "Holm Farmers’ Union"),
    ("It rained.\n\nIt was cold and very windy, the Women’s Institute of Holm said.", "Women’s Institute of Holm"),
    ("It rained. N.ORD said it was dry.", "N.ORD"),
    ("It rained, Q! News reported. Zebo! said it was dry.", "Zebo!"),
    ("Lind was held. Ana Roe, who is representing Lind, came.\n\n“It was not him,” his lawyer said.", "Ana Roe"),
    (
        "Attorney Ivo Poe, who represents Gus Hale, came. Attorney Ana Roe, who represents Mia Lind, came. Hale left."
        "\n\nHis lawyer said it rained.",
        "Ivo Poe",
    ),
    ("Keith Amber Dale was shot.\n\nA woman said it rained. Zorita Dale wept. “Stop,” she said.", "Zorita Dale"),
    ("Tax files safe\n\nNorland’s tax chief says none was lost.\n\nNed Cobb says he looked.", "Ned Cobb"),
    ("Toll too high\n\nA former port chief says so.\n\n“It is,” said Lars Beck, who ran the port.", "Lars Beck"),
    ("Tom Hale met Ivo Kern. “He left. Kern came. He said that the money was gone,” Hale told the court.", "Ivo Kern"),
    ("Ana Ruiz told the court: “I said, ‘Stop the boat.’”", "Ana Ruiz"),
    ("Ilse Varga, the foreign minister, came out at noon. “No deal,” she said.", "Ilse Varga"),
    ("Ferries\n\nTovah Brandt runs one. Asked if she herself was well, “Yes,” she said.", "Tovah Brandt"),
    ("The rise of Karl Munk, who had talked about walls for years, surprised Europe.", "Karl Munk"),
    ("A memo came from Anna Lind, a lawyer for the firm, who argued that the sale was void.", "Anna Lind"),
    ("Paul Reyes, who flew in on Friday and who said he would stay, left.", "Paul Reyes"),
    ("Minister of Education Carla Ruiz said schools would open.", "Carla Ruiz"),
    ("Undersecretary for Trade Mr. Bordoni said fees would rise.", "Bordoni"),
    ("A judge has thrown out the suit\n\nJustice Frank Nolan ruled.\n\nThe judge said it was void.", "Frank Nolan"),
    ("Ivo Petrov's former wife, Ana Petrova, went to court. His ex-wife said she was owed money.", "Ana Petrova"),
    ("As Ola Berg, a lawyer at the Tax Center, recently put it, “Taxes rise.”", "Ola Berg"),
    ("It rained.\n\nNeil Voss, director of the group Farms First - which Ann Poe led - said it was late.", "Neil Voss"),
    ("Two men left: Paul Olsen and John Bent, a clerk at the ministry who told his staff to leave it.", "John Bent"),
    ("The fee is high, said Jeff Weaver. Ann Poe asked for it. Weaver dismissed that as talk.", "Jeff Weaver"),
    ("Mr. Orme, who said a Danish judge was biased against him, issued a note saying, “I do not feel so.”", "Orme"),
    ("Lobbyists argue that it was best.\n\nHere’s Ann Poe in 1992: “Our new way must rest on trust.”", "Ann Poe"),
    ("It rained. The consultants, Larkin Partners, denied it. “We did our work,” it said.", "Larkin Partners"),
    ("British diplomat praises Poe\n\nCarl Roe, a diplomat, spoke on Monday.", "Carl Roe"),
    ("It rained. Britain’s prime minister, May, said the deal was done.", "May"),
    ("Theresa May said it failed. The prime minister, May, called it “dangerous”.", "Theresa May"),
    ("Liam O’Dowd runs the port. “It is shut,” O’Dowd said.", "Liam O’Dowd"),
    ("Liam O’Dowd runs the port. “It is shut,” O'Dowd said.", "Liam O’Dowd"),
    ("Keir Poole, the Prime Minister, flew in. The Prime Minister said it was over.", "Keir Poole"),
    ("Governor Ana Ruiz met the crew. “It is over,” the Governor said.", "Ana Ruiz"),
    ("It rained. University of Texas Debating Society president Zala Memo said it was late.", "Zala Memo"),
    ("It rained. The singer Prince said it was late.", "Prince"),
    ("Both Mr. King and Mr. Roe said it was late.", "King"),
    ("“It is late,” said James “Jim” Harker. “It is cold,” Jim Harker said.", "James Jim Harker"),
    ("Tom Hale is tired. The Norvik Institute has 40 bridges. The institute said one is unsafe.", "Norvik Institute"),
    ("It rained.\n\nNorvik, a shipping company in Holm, sank a ship. Trade fell. The company said it sank.", "Norvik"),
    ("It rained.\n\nThe aid agency Norvik lost a ship. Leeds was shocked. The agency said all were safe.", "Norvik"),
    ("It rained.\n\nThe Office for Marine Safety met. The office said it leaked.", "Office for Marine Safety"),
    ("It rained.\n\nNorvik Services has two camps. The group said that men were beaten.", "Norvik Services"),
    ("Tom Hale is the premier. He met Sara Hale. Mrs Hale said it was old.", "Sara Hale"),
    ("Tom Hale is the premier. Mrs. Hale said it was old. Mr. Hale said it was new.", "Tom Hale"),
    ("Story\n\nAnn Poe spoke. President Poe and Mr. Poe's dog came in. President Poe said it was over.", "Poe"),
    ("Keir Poe, the premier, met Lady Poe, the premier's wife. The premier said it was late.", "Keir Poe"),
    ("Keir Poe, the minister, left. He said it was old. Asked about a gift from Lord Alm, he said: “No.”", "Keir Poe"),
    ("Zola Hale, a clerk, left. A reporter asked Hale, “What now?” “We wait,” she said.", "Zola Hale"),
    ("Tom Field, a clerk, met Omar Said, a judge. In a letter to Said, he said it was late.", "Tom Field"),
    ("It rained. Google said in a brief statement that it would appeal.", "Google"),
    ("It rained. Trump later wrote on Truth Social that the sale had failed.", "Trump"),
    ("Ann Poe is here.\n\nThe U.S. said that it was late.", "U.S."),
    ("Ann Poe is here.\n\nThe UK has said it was late.", "UK"),
    ("Ann Poe is here.\n\nThe EU, which met on Monday, said it was late.", "EU"),
    ("It rained. The Office of Rail and Road, which licenses operators, said it was late.", "Office of Rail and Road"),
    (
        "It rained. The Department for Environment, Food and Rural Affairs said it would look at the old rules again.",
        "Department for Environment, Food and Rural Affairs",
    ),
    ("It rained. In Leeds, Rights Now, a group of lawyers, said it was late.", "Rights Now"),
    ("Tom Hale, a clerk, flew to New York and Cape Town. “It is late,” he said.", "Tom Hale"),
    ("It rained. Number 10 said there had been no quarrel.", "Number 10"),
    ("It rained. No 10 denied that it had been late.", "No 10"),
    ("It rained.\n\nChair of the Harbour Trust Zalo Mohem said it was late.", "Zalo Mohem"),
    ("It rained.\n\nAmbassador to the United States Tom Field said it was late.", "Tom Field"),
    ("It rained.\n\nSecretary of State for Health Zalo Mohem said it was late.", "Zalo Mohem"),
    ("Story\n\nWirem Tanu sails a boat to Port Ansel. “It is late,” he said.", "Wirem Tanu"),
    ("Story\n\nDeShal Tavor has run the clinic on Mill Street for nine years. “It is late,” he said.", "DeShal Tavor"),
    ("It rained. Tatum (R), a Republican elected in 2018, kept silent. In a post, he wrote that it was late.", "Tatum"),
    ("Brakka Tatum left.\n\nTatum, 61, a Republican elected in May, hid. In a post, he said it fell.", "Brakka Tatum"),
    ("Tom Pike, a spokesman for the firm, left. Holm Foods shut. Its spokesman said it was late.", "Tom Pike"),
    ("Tom Pike, a spokesman for Holm Foods, left. Holm Foods shut. Its spokesman said it was late.", "Tom Pike"),
    ("Tom Pike, a lawyer for Vell, left. Vell was silent. His lawyer said it was late.", "Tom Pike"),
    ("Tom Pike, a lawyer for Ms. Poe, left. Her lawyer said it was late.", "Tom Pike"),
    ("Holm Foods fell as the Norvik Institute said it was late. The firm meets; it has said it is ill.", "Holm Foods"),
    ("It was late, the bank said.\n\nHolm Group shut. The company met, but it said it was open.", "Holm Group"),
    ("Story\n\nTom Hale is the premier. He met Zalora Hale. Mrs Hale said it was old.", "Zalora Hale"),
    ("It rained.\n\nJosé Luis Fuentes Vial, the minister, left. “No,” Fuentes said.", "José Luis Fuentes Vial"),
    ("It rained.\n\nThe mayor, Ana Vial de la Cruz, left. Vial de la Cruz said it was late.", "Ana Vial de la Cruz"),
    ("It rained.\n\nXu Jianguo, who builds ships, flew in. Xu said it was late.", "Xu Jianguo"),
    ("It rained.\n\n“It is late,” said Danish Ambassador to the United Kingdom Zalo Mohem.", "Zalo Mohem"),
    ("It rained.\n\n“It is late,” said CEO of the Harbour Trust Zalo Mohem.", "Zalo Mohem"),
    ("It rained.\n\n“It is late,” said director of the Leeds branch of the Port Council Zalo Mohem.", "Zalo Mohem"),
    ("It rained.\n\n“It is late,” said Archbishop of Tarnbury Ann Poe.", "Ann Poe"),
    ("It rained.\n\nNorvik President and CEO Zalo Mohem said it was late.", "Zalo Mohem"),
    ("It rained.\n\nMr Zalo Tom Bello said it was late.", "Zalo Tom Bello"),
    ("It rained.\n\nThe contractor, Larkin & Sons, left. The firm said it was late.", "Larkin & Sons"),
    ("It rained.\n\nThe ferry company, Norlink, met. The company said it was late.", "Norlink"),
    ("It rained.\n\nApex Studios met. The studio said it was late.", "Apex Studios"),
    ("It rained.\n\nIt was published by El Faro. The newspaper said it had read it.", "El Faro"),
    ("It rained.\n\nThe EU met on Monday. The bloc said it was late.", "EU"),
    ("It rained.\n\nThe Port Safety Office said it was late. The P.S.O. said it was cold.", "Port Safety Office"),
    ("It rained.\n\n“No,” Ann Poe said in a statement. “It is late,” the statement said.", "Ann Poe"),
    ("It rained.\n\nThe Norvik Trust issued a written statement. The statement said it was late.", "Norvik Trust"),
    ("It rained.\n\nA statement from Norvik Trust came. “It is late,” the statement said.", "Norvik Trust"),
    ("It rained.\n\nAnn Poe’s statement came. The statement said it was late.", "Ann Poe"),
    ("It rained.\n\nFrench President Luc Roe met President Tom Hale. The French president said it was old.", "Luc Roe"),
    ("Tom Hale, the prime minister, met Trade Minister Ann Poe. The minister said it was late.", "Ann Poe"),
    ("It rained.\n\nNorthport Rangers met on Monday. Rangers said that it was late.", "Northport Rangers"),
    ("It rained.\n\nThe Northport Giants met on Monday. The team said it was late.", "Northport Giants"),
    ("It rained.\n\nLars Lind, the manager, left. The Swede said it was late.", "Lars Lind"),
    ("It rained.\n\nTom and Ana Field left the room. Tom said it was late.", "Tom Field"),
    ("It rained.\n\nApex Studios met on Monday. Apex said it was late.", "Apex Studios"),
    ("It rained.\n\nJun Sali dela Cruz left the room. Dela Cruz said it was late.", "Jun Sali dela Cruz"),
    ("It rained.\n\nNorvik Airlines lost a plane. The carrier said it was late.", "Norvik Airlines"),
    ("It rained.\n\nHarvale University shut a lab. The school said it was late.", "Harvale University"),
    ("It rained.\n\nZola Hale, a clerk, left. The Green Bay Cup is old. She said it was late.", "Zola Hale"),
    ("It rained.\n\nZola Hale, a clerk, left. New Mexico is dry. She said it was late.", "Zola Hale"),
    ("It rained.\n\nAnn Poe, a novelist, said it was late. The author said it was cold.", "Ann Poe"),
    ("It rained.\n\nLarkin’s said it was late. The chain told staff that it was cold.", "Larkin’s"),
    ("It rained.\n\nTom Hale came. Larkin's told staff that it was late.", "Larkin's"),
    ("It rained.\n\nTom Hale came. It was late, according to Larkin’s.", "Larkin’s"),
    ("It rained.\n\nAbe Winter left. “It is late,” Mr. Winter said.", "Abe Winter"),
    ("It rained.\n\nThe Bishop of Tarn, Dr Ann Poe, left. The bishop said it was late.", "Ann Poe"),
    ("It rained.\n\nLifesaver Tom Hale said it was late.", "Tom Hale"),
    ("It rained.\n\nHe owns Tarn Apex. It was Tarn Apex Studios. “It is late,” Tarn Apex said.", "Tarn Apex Studios"),
    ("It rained.\n\nZalora Braun left. Braun, 38, beat Norvik. The firm said it was late.", "Norvik"),
    ("Nurse is sacked\n\nA nurse who told of deaths said it was late.\n\nZala Hale, 34, ran the ward.", "Zala Hale"),
    ("Nurse is sacked\n\nA nurse was sacked.\n\nZala Hale, 34, ran it.\n\nThe nurse said it was late.", "Zala Hale"),
    ("It rained.\n\nThe grid operator, REN, said it was late. REN said it was cold.", "REN"),
    ("It rained.\n\nA guard said no. Zala Roe’s husband, Rato, said it was late. He said it was cold.", "Rato"),
    ("Harriet Cole ran twice. The former first lady and senator said she would not run again.", "Harriet Cole"),
    ("Ana Roe left her post in 2013.\n\nThe former secretary of state said the treaty was dead.", "Ana Roe"),
    ("Ana Roe, a senator, spoke on Monday.\n\nThe presidential candidate said the treaty was dead.", "Ana Roe"),
    ("It rained. Michael Green, a professor, left. “It was late,” Green said.", "Michael Green"),
    ("It rained. Their neighbor Emma Green, 83, said it was late.", "Emma Green"),
    ("It rained.\n\nRep. Paul Hunter Sr. left his seat.\n\nHunter, meanwhile, said it was late.", "Paul Hunter Sr."),
    ("It rained.\n\nMayor Don Guardian left.\n\nGuardian said it was late.", "Don Guardian"),
    ("It rained. Politico said it was late.", "Politico"),
    ("Norvik moved to Leeds in May and Larkin said it was late.", "Larkin"),
    ("It rained on Mr. Sanders and his wife. Sanders said it was late.", "Sanders"),
    ("It rained. Reuters said it was late.", "Reuters"),
    ("Even Norvik, the town's ally and its main taxpayer, said it was late.", "Norvik"),
    ("It rained. Gov. Tom Hale of Ohio, a Republican who said it was late, left.", "Tom Hale"),
    ("It rained. The food came from Norvik Trust, a charity that said it was late.", "Norvik Trust"),
    ("Ana Roe left in 2013.\n\nThe former secretary of state and current nominee said it was late.", "Ana Roe"),
]  # fmt: skip

NOBODY = [
    "The hill gave off a smell that suggested rain was near.",
    "He went for a walk in the rain that told of autumn.",
    "All told, the fair drew more than two million people.",
]

UNNAMED = [
    ("It rained.\n\nA spokesman said the mayor denied that it was late.", "official/role"),
    ("It rained.\n\nA spokesman said it was dry. The mayor denied that it was late.", "official/role"),
    ("It rained.\n\nAn aide said the pilot had claimed that it was late.", "other/individual"),
    ("It rained.\n\nAn aide said it was dry. The adviser said it was late.", "other/aide"),
    ("It rained.\n\nThe source, a senior officer in the army, said it was late.", "official/office"),
    ("It rained.\n\nThe source, a loan officer at a bank, said it was late.", "other/individual"),
    ("It rained.\n\nA captain who asked not to be named as his company is there said it was late.", "official/office"),
    (
        "Ann Pike left. A spokeswoman for Lyle Brandt would not say when Brandt knew. She said it was late.",
        "other/spokesperson",
    ),
    ("Ann Pike left. An aide to Tom Hale shook her head. “It is late,” she said.", "other/aide"),
    ("It rained. A relief camp in-charge, who did not wish to be named, said it was late.", "other/anonymity"),
    ("It rained.\n\nA Norfolk, Va., shopkeeper said it was late.", "other/individual"),
    ("It rained.\n\nExecutives of the Arlington, Va., trade group said it was late.", "other/group"),
    ("It rained.\n\nIn Norfolk, Va., officials said it was late.", "official/role"),
    ("It rained.\n\nIt was late, the BBC was told by two aides.", "other/aide"),
    ("It rained.\n\nThe plan, which state officials said was a success, ended.", "official/role"),
    ("It rained.\n\nGrowers said it was late. The results of the Holm Study came. They say it was wet.", "other/group"),
    ("It rained.\n\nThe Trust released a video. It shows a man near a car.", "named/document"),
    ("It rained. Others who gathered outside the ministry said it was late.", "other/quantity"),
    ("It rained. A former guard who wrote to this newspaper said it was late.", "other/individual"),
    ("It rained. A Malayalam daily was late. “No,” he was quoted as saying by a Malayalam daily.", "other/bodies"),
    ("“It is over,” said Ann Poe, a broker.\n\nIt rained. Trade fell. “No!” the president wrote.", "official/office"),
    ("Police sources said it was late. Prime Minister's Office sources said it was cold.", "official/source"),
    ("Fans close to the team said it was over. But two aides laughed, with one saying it was late.", "other/aide"),
    ("It rained.\n\nThe paper met six guards. One of the guards said it was late.", "other/individual"),
    ("It rained.\n\nThree officials met. One of the officials said it was late. The others said no.", "official/role"),
    ("It rained.\n\nAna Roe and two nurses left. The others said it was late.", "other/group"),
    ("It rained.\n\nThe paper met officials. Two said it was late.", "official/role"),
    ("It rained. A State House spokesman said it was late.", "official/spokesperson"),
    ("It rained. The city’s parks chief said it was late.", "official/post"),
    ("It rained. The city’s football chief said it was late.", "other/individual"),
    ("District Attorney Ana Roe charged Tom Hale. His attorney said it was late.", "other/individual"),
    ("Ana Roe, who represents Holm, met Tom Hale. His lawyer said it was late.", "other/individual"),
    ("Bus late\n\nA driver spoke.\n\n“No,” said Ana Roe, a nurse.\n\nThe driver said it rained.", "other/individual"),
    ("Bus late\n\nA former minister said it was late.\n\nJo Hale, the minister, left.", "other/former"),
    ("A Ministry of Housing, Communities and Local Government spokesman said it was late.", "official/spokesperson"),
    ("A Department for Transport source said it was late.", "official/source"),
    ("Two government sources said it failed. One of the sources said it would resume.", "official/source"),
    ("Two government sources said it failed. The second source said it would resume.", "official/source"),
    ("Two people familiar with it said it was over. One of them said it was late.", "other/knowledge"),
    ("Two security agencies at work said it failed. The second agency said it would resume.", "official/body"),
    ("Two officials said it failed. Another said it would resume.", "official/role"),
    ("Tom Hale, the premier, left. Her husband, a farmer, nodded. “Nobody came,” he said.", "other/individual"),
    ("It rained.\n\nAna Roe, a member of the tax panel, left. The minister said it was late.", "official/role"),
    ("It rained.\n\nAna Roe, who sits on the tax panel, left. The minister said it was late.", "official/role"),
    ("It rained. Two nurses and a clerk left. All three said it was late.", "other/counted"),
    ("It rained.\n\nAn anonymous letter came. The letter, which is long, says it was late.", "other/individual"),
    ("It rained.\n\nFarmers from Ha Tolo, Old Orne and Ha Peete said it was late.", "other/group"),
    ("It rained. A nurse, whose son is ill, left. She said it was late.", "other/individual"),
    ("It rained. A clerk whose brother Ali Noor drowned left. She said it was late.", "other/individual"),
    ("Ann Poe left. A 29-year-old woman was fined. “It is unjust,” she wrote.", "other/individual"),
    ("Two people familiar with it said it was over.", "other/knowledge"),
    ("President Tom Hale's plan is in doubt. Advisers to Mr. Hale said it would pass.", "official/staff"),
    ("President Tom Hale's plan is in doubt. His aides said it would pass.", "official/staff"),
    ("Tom Hale, the nominee and a former governor, fell ill. Aides to Mr. Hale said he was well.", "other/aide"),
    ("House panel backs the bill\n\nRepublicans said the money was there.", "official/party-at-work"),
    ("Mr. Poole drew the ire of lawmakers who said he had lied.", "official/crowd"),
    ("Some of the crowd left. Some said the hall was cold.", "other/quantity"),
    ("In a call with Mr. Hale, an aide, speaking on background, said it was over.", "other/anonymity"),
    ("The wife of Officer Tom Lane said he was asleep.", "other/individual"),
    ("The mayor, Thursday, said the plan had failed.", "official/role"),
    ("The president, Friday, announced that he would go.", "official/office"),
    ("The team’s coach, Sunday, said they lost.", "other/individual"),
    ("The union said it failed. The head of the union said it would go on.", "other/individual"),
    ("It rained. One Tory MP said the rule was mad.", "official/role"),
    ("It rained. Two senior Cabinet Ministers said the rule was mad.", "official/role"),
    ("It rained. The rule was mad, according to Labour MPs.", "official/crowd"),
    ("It rained. The Chancellor of the Exchequer said the rule was mad.", "official/office"),
    ("It rained. A Department of Health spokesman said the rule was mad.", "official/spokesperson"),
    ("It rained. Department for Transport officials said the rule was mad.", "official/role"),
    ("It rained. A University of Leeds student said the rule was mad.", "other/individual"),
    ("It rained. A Whitehall source said: “It failed.” They added: “It was a mess.”", "official/source"),
    ("It rained. “It failed,” a friend of the singer said. They added that he was well.", "other/aide"),
    ("It rained. An aide of the governor said it was late.", "official/staff"),
    ("It rained. A son of the mayor said it was late.", "other/individual"),
    ("Two nurses said it was dark. A driver said the passengers were late. They said it was cold.", "other/counted"),
    ("It rained. Four diplomats were in the room. “It was tense,” one said.", "official/role"),
    ("Two drivers said it rained. Several MPs were at dinner. One told this newspaper: “We knew.”", "official/role"),
    ("Two officials spoke on Monday. The first said it was old. The second said it was new.", "official/role"),
    ("It rained.\n\nThe pier at Larkhill is shut.\n\nThe firm said it was late.", "named/institution"),
    ("It rained.\n\nA mill in Orne burned on Monday.\n\nThe company said it was late.", "named/institution"),
    ("Norvik Trust met. It rained. Its rival built a ship. The company said it sailed.", "named/institution"),
    ("Norvik Trust met. Leeds fell ill. The council said it was late.", "named/institution"),
    ("It rained. A No 10 source said that it was late.", "official/source"),
    ("It rained. Legend says the king sleeps here.", "other/study"),
    ("It rained.\n\nThose in the harbour group want a ban. One said it would fail.", "other/anyone"),
    ("It rained.\n\nThe city's new plan says trade will fall. One said it was late.", "other/number"),
    ("It rained.\n\nThe head of Harbour Rowing Club said it was late.", "other/individual"),
    ("It rained.\n\nTom Hale, 44, was found dead. The district coroner ruled that it was late.", "official/role"),
    ("It rained.\n\nTom Hale left in May. The court-appointed administrator said it was late.", "official/office"),
    ("It rained.\n\nDame Ana Roe left. “It was cold,” the shopper said.", "other/individual"),
    ("It rained.\n\nTom Hale left at ten. A clerk, when told, laughed. “Try nine,” she said.", "other/individual"),
    ("It rained.\n\nTom Hale left; a clerk, asked of it, laughed. “Try nine,” she said.", "other/individual"),
    ("Mr. Tom Hale paid a boy. The boy, now an adult, came. He said Mr. Hale had met him twice.", "other/individual"),
    ("A clerk said Norvik thought it was over, and added that it was late.", "other/individual"),
    ("An envoy said the mayor, Ana Roe, believed it was over, but conceded that it was late.", "official/role"),
    ("Ana Roe left in June. Her team said it was late.", "other/circle"),
    ("At least three of the five commissioners said it was late.", "official/role"),
    ("It rained.\n\nA witness said it was late. Asked by Tom Hale, for Mr. Poe, he denied it.", "other/individual"),
    ("Sixty people packed into Holm Town Hall.\n\nThe council said it was late.", "named/institution"),
    ("A jury has heard that it was late.", "named/proceedings"),
    ("Tom Hale, the prime minister, left. The energy minister said it was late.", "official/role"),
    ("Deputy Mayor Tom Hale left. The mayor said it was late.", "official/role"),
    ("The council shut the port. The Norvik Club said it was sad. The council said it was late.", "named/institution"),
    ("It rained.\n\nAnn Poe wrote to the board. A letter came. The letter said it was late.", "named/document"),
    ("It rained.\n\nAnn Poe, a nurse, said it was late. The driver said it was cold.", "other/individual"),
    ("It rained.\n\nA police officer said it was late. The driver said it was cold.", "other/individual"),
    ("It rained.\n\nAnn Poe left. A nurse said it was late. The teacher said it was cold.", "other/individual"),
    ("It rained.\n\nAnn Poe said it was late. The FBI director said it was cold.", "official/post"),
    ("It rained.\n\nThe grid operator, REN, met. The energy minister said it was late.", "official/role"),
    ("It rained.\n\nA lawyer for Tom Hale said it was late. He said it was cold.", "other/individual"),
    ("It rained.\n\nTom Hale’s father said it was late. He said it was cold.", "other/individual"),
    ("It rained.\n\nA spokesman for Mayor Tom Hale said it was late. He said it was cold.", "official/spokesperson"),
    ("It rained.\n\nThe Sisters of the Holy Vale said it was late.", "named/organization"),
    ("Nurse sacked\n\nA nurse was sacked.\n\nTom met Ann Poe, 34.\n\nThe nurse said it rained.", "other/individual"),
    ("Ann Poe is the nominee. The FBI director said the server was unsafe.", "official/post"),
    ("It rained. Two serving detectives said it was late.", "official/authority"),
    ("It rained. One Green said it was late.", "other/party"),
    ("Michael Green left. The Greens said it was late.", "other/party"),
    ("It rained.\n\nThe ministry said it was shut.\n\nA spokesman said it would open.", "official/spokesperson"),
    ("It rained.\n\nThe ministry was shut.\n\nA spokesman said it would open.", "other/spokesperson"),
    ("It rained. According to newspaper reports, the firm was late.", "other/study"),
    ("It rained. On a visit to Norvik, a union that said it was late lost.", "other/bodies"),
    ("It rained. He met members of the state government, which said it was late.", "named/institution"),
    ("It rained. Observers in Ohio and around the country say it was late.", "other/experts"),
    ("It rained. Growers said it was late.", "other/group"),
    ("It rained. The “News” section of the site explains that it was late.", "named/document"),
    ("It rained. The “No” campaign said it was late.", "named/institution"),
    ("It rained. She met workers in Chicago, New Orleans and Detroit who said it was late.", "other/group"),
    ("It rained. It was late, according to Conservative and independent analysts.", "other/experts"),
    ("It rained. Security guards in Leeds said it was late.", "other/group"),
    ("It rained. His mother-in-law said it was late.", "other/individual"),
    ("It rained. Townspeople said it was late.", "other/group"),
    ("It rained. Councilmembers said it was late.", "official/role"),
    ("It rained. Stockholders said it was late.", "other/experts"),
    ("It rained. Feds said it was late.", "official/authority"),
    ("It rained. In a speech, the mayor and two aides said it was late.", "official/role"),
    ("It rained. Poe's lawyer told Fox News that it was late.", "other/individual"),
    ("It rained. One of the ministers present said it was late.", "official/role"),
    ("Tom Pike, a spokesman for Mr. Hale, left. Ana Roe came. Her spokesman said it was late.", "other/spokesperson"),
    ("Mr. Hale left. His lawyer, Tom Pike, came. Ms. Roe stayed. Her lawyer said it was late.", "other/individual"),
    ("Tom Pike, a spokesman for the port, left. Ana Roe came. Her spokesman said it was late.", "other/spokesperson"),
    ("Tom Pike, a spokesman for Holm Foods, left. Norvik Rail shut. Its spokesman said it fell.", "other/spokesperson"),
    ("Tom Pike, a lawyer for Mr. Hale, left. Ms. Roe’s lawyer said it was late.", "other/individual"),
    ("It rained. Those present said it was late.", "other/knowledge"),
    ("It rained. Someone familiar with it said it was late.", "other/knowledge"),
    ("It rained. Three aides of both Ana Roe and Tom Hale said it was late.", "other/aide"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_phrase_stands_for_somebody_with_a_name(text: str, name: str) -> None:
    report = analyze(text)
    claim = [claim for claim in report.claims if claim.source][-1]
    source = next(source for source in report.sources if source.id == claim.source_id)
    assert (claim.verdict, source.name) == ("named", name)


@pytest.mark.parametrize(("text", "rule"), UNNAMED)
def test_a_phrase_stands_for_somebody_without_a_name(text: str, rule: str) -> None:
    claim = [claim for claim in analyze(text).claims if claim.source][-1]
    assert claim.rule == rule


def test_a_name_with_a_number_is_a_name_and_a_date_is_none() -> None:
    rules = [analyze(f"It rained. {source} said it was late.").claims[-1].rule for source in ("KTV 7", "March 7")]
    assert rules == ["named/organization", "other/individual"]


def test_a_word_with_a_capital_in_nothing_but_a_headline_is_no_name() -> None:
    report = analyze("Road is shut for two weeks\n\nIt rained on Monday.\n\nThe company said work would end.")
    assert [source.name for source in report.sources] == [None]


@pytest.mark.parametrize("text", NOBODY)
def test_a_thing_that_cannot_speak_is_no_source(text: str) -> None:
    assert not [claim for claim in analyze(text).claims if claim.source and claim.source.text == "that"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Theresa May leads the party. May said the deal was done.", "Theresa May"),
        ("Theresa May leads the party. May also said in May that the deal was done.", "Theresa May"),
        ("Theresa May leads the party. According to May, the deal is done.", "Theresa May"),
        ("Will Young sings. Will said it failed.", "Will Young"),
        ("Mayor May said it failed.", "May"),
        ("August Wilson runs the club. August said it failed.", "August Wilson"),
        ("June Field runs the club. In June, Field said it failed.", "June Field"),
        ("Adam Driver acts. Driver said it failed.", "Adam Driver"),
        ("Omar al-Sayed runs the study. It covers cities. al-Sayed said it failed.", "Omar al-Sayed"),
        ("The prince, Faisal bin Omar, came. bin Omar said it failed.", "Faisal bin Omar"),
        ("Ana de la Cruz runs the study. It covers cities. de la Cruz said it failed.", "Ana de la Cruz"),
    ],
)
def test_names_that_are_words_or_begin_with_a_small_letter(text: str, name: str) -> None:
    report = analyze(f"{BEFORE}{text}")
    [source] = report.sources
    assert (source.name, source.verdict, source.kind) == (name, "named", "person")


@pytest.mark.parametrize(
    "text",
    [
        "Officials said in May that it failed. Will Roe run again?",
        "Theresa May came in May. In May officials said it failed.",
        "Shares fell. iPhone sales had failed, officials said.",
        "The bill is from Sen. de la Cruz of Ohio, officials said.",
    ],
)
def test_months_modals_and_particles_are_no_sources(text: str) -> None:
    assert [source.verdict for source in analyze(f"{BEFORE}{text}").sources] == ["anonymous_official"]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("The head of the union said the talks failed. The head of the union said the strike would go on.", 1),
        ("The union said it failed. The head of the union said so. The head of the union said it would go on.", 2),
        ("A lawyer for Mr. Hale said it failed. Ms. Roe left. Her lawyer said it was late.", 2),
        ("A lawyer for Ms. Roe said it failed. Her lawyer said it was late.", 1),
        ("One engineer wrote to his supervisor that it failed. The supervisor replied that it was late.", 2),
        ("Two officials said it failed. One of the officials said it was late. Another said it was early.", 3),
    ],
)
def test_as_many_voices_as_speak(text: str, voices: int) -> None:
    assert len(analyze(text).sources) == voices


def test_she_is_not_the_one_of_an_earlier_paragraph() -> None:
    text = "Mary Poole is a poet. Her critics are many. One said her book was dull.\n\n“They think I mind,” she said."
    claim = analyze(f"{BEFORE}{text}").claims[-1]
    assert claim.verdict == "named"


def test_it_stands_for_the_paper_and_for_no_people_who_say_the_same() -> None:
    text = "It leaked, according to a report on the port and three officials who have seen it. It says the boat sank."
    report = analyze(BEFORE + text)
    claim = [claim for claim in report.claims if claim.source][-1]
    assert [source.description for source in report.sources if source.id in claim.sources] == ["a report on the port"]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The council sent for its engineer, Tom Poe, who said the wall was weak.", "Tom Poe, who"),
        ("She met two guards who said the gate was shut.", "two guards who"),
        ("He rang the rail union, which says the gate was shut.", "the rail union, which"),
    ],
)
def test_a_relative_pronoun_is_shown_with_whom_it_stands_for(sentence: str, source: str) -> None:
    report = analyze(f"Gate shut in Leeds\n\nThe gate has been shut since May.\n\n{sentence}")
    assert source in [claim.source.text for claim in report.claims if claim.source]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("On Monday night Ana Roe said it was late.", "Ana Roe"),
        ("Last night Downing Street said it was late.", "Downing Street"),
        ("On Tuesday afternoon two officials said it was late.", "two officials"),
        ("It was late, the Thursday night club said.", "the Thursday night club"),
    ],
)
def test_a_time_before_a_source_is_none_of_its_words(sentence: str, source: str) -> None:
    report = analyze(f"Gate shut in Leeds\n\nThe gate has been shut since May.\n\n{sentence}")
    assert [claim.source.text for claim in report.claims if claim.source] == [source]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A spokesman for the port said it was safe. “We test it,” said Lena Brandt.", "named"),
        ("A spokesman for the port said it was safe. “We test it,” said Lena Brandt, a clerk.", "anonymous_other"),
        ("A spokesman for the port said it was safe. Lena Brandt said it was not.", "anonymous_other"),
        ("A guard at the port said it was safe. “We test it,” said Lena Brandt.", "anonymous_other"),
    ],
)
def test_a_spokesman_has_the_bare_name_that_goes_on(text: str, verdict: str) -> None:
    first = next(claim for claim in analyze(f"Crane row\n\nThe port met.\n\n{text}").claims if claim.source)
    assert first.verdict == verdict


def test_the_mayor_of_a_headline_is_who_is_called_so_in_the_lede() -> None:
    told = "Ferry to end, mayor says\n\nThe mayor of Orne, Chief Ana Roe, said it rained. The mayor said it was cold."
    report = analyze(told)
    assert {source.name for source in report.sources} == {"Ana Roe"}


def test_residents_of_a_headline_are_not_the_one_whom_the_lede_names() -> None:
    text = "Pier shut, residents say\n\nThe pier is shut. A resident, Ann Poe, said it leaked."
    assert [source.name for source in analyze(text).sources] == [None, "Ann Poe"]


def test_one_of_a_group_that_does_not_speak_is_described_by_it() -> None:
    text = f"{BEFORE}Two club insiders laughed at it, with one saying it was late."
    assert [source.description for source in analyze(text).sources] == ["one of the two club insiders"]


def test_all_of_a_group_are_kept_unnamed_for_one_reason() -> None:
    told = "It leaked, according to four former colleagues. Two of the former colleagues said it sank. A third wept."
    notice = "All four spoke on condition of anonymity to discuss a lawsuit; one said it rained."
    report = analyze(f"{BEFORE}{told} {notice}")
    assert {source.reason for source in report.sources} == {"to discuss a lawsuit"}
    assert len(report.sources) == 3


def test_who_is_called_so_and_has_no_name_stands_for_itself() -> None:
    report = analyze("Ferry to end\n\nThe mayor of Orne, who met Ana Roe, said it rained. The mayor said it was cold.")
    assert [source.verdict for source in report.sources] == ["anonymous_official"]


@pytest.mark.parametrize(
    "text",
    [
        "Two officers said it failed. It dates from 1990. Both officers said it was over.",
        "One of the aides said it failed. The aide said it was over.",
        "A spokesman for the port said it failed. The valve dates from 1990. The spokesman said it was over.",
        "Three people familiar with it said it was over. The people, who asked not to be named, said it was late.",
        "A spokesman for Norvik said it was late. The spokesman said it was cold.",
        "A second guard said it was late. “It is cold,” the second guard said.",
        "Another witness said it was late. The witness, who declined to give her name, said it was cold.",
        "Doctors met. A manager said two nurses fainted. “I sent one home,” they said.",
    ],
)
def test_one_voice_without_a_name_stays_one(text: str) -> None:
    claims = [claim for claim in analyze(f"It rained.\n\n{text}").claims if claim.source]
    assert claims[-1].source_id == claims[-2].source_id


def test_a_lede_does_not_speak_by_who_is_quoted_after_it() -> None:
    text = "Ruiz denies leak\n\nThe exam was leaked, a teacher said.\n\nAna Ruiz said she knew nothing of it."
    assert [source.name for source in analyze(text).sources] == ["Ana Ruiz", None]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Ana Roe said it was dead. “It was never alive,” the former mayor of Orne said.", "Ana Roe"),
        ("Carl Boone said he would retire.\n\n“I am tired,” the longtime Holm coach told reporters.", "Carl Boone"),
        ("Bo Lund, a farmer, said he would sue.\n\n“He will lose,” the former judge said.", None),
        ("Ana Roe said it was dead.\n\n“I was the king of it,” the former salesman said.", None),
        ("Ana Roe said it was dead.\n\n“It was cold,” a former pilot said.", None),
    ],
)
def test_who_spoke_before_is_told_of_by_what_they_were(told: str, name: str | None) -> None:
    report = analyze(f"{BEFORE}{told}")
    last = [claim.source_id for claim in report.claims if claim.source][-1]
    assert next(source.name for source in report.sources if source.id == last) == name


def test_an_owner_without_a_word_before_it_is_no_group() -> None:
    assert analyze("’s reminder that i nated").sources[0].verdict == "anonymous_other"


def test_an_aside_of_another_is_no_part_of_who_speaks() -> None:
    report = analyze("It rained.\n\nOne owner, according to two people in the room, asked whether the cap was legal.")
    assert [source.description for source in report.sources] == ["two people in the room", "one owner"]


@pytest.mark.parametrize("who", ["newly appointed ministers", "two newly appointed ministers"])
def test_an_adverb_hides_no_office(who: str) -> None:
    (source,) = analyze(f"It rained.\n\nThe harbour failed, {who} said.").sources
    assert source.verdict == "anonymous_official"


@pytest.mark.parametrize("title", ["The Earl of Tarn", "The Dean of Tarn", "Earl of Tarn", "The dean at Tarn"])
def test_a_title_that_is_a_given_name_too_may_have_a_place(title: str) -> None:
    (claim,) = analyze(f"It rained.\n\n{title} said the bridge was shut.").claims[-1:]
    assert claim.source is not None
    assert claim.source.text == title


def test_a_headline_of_one_word_takes_no_credit_from_below() -> None:
    claims = analyze("Correction\n\n“We lost it all.” — Tom Roe\n\nIt rained.").claims
    assert [claim.source.text for claim in claims if claim.source] == ["Tom Roe"]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Talvik Rail and Orne Cargo will merge. The companies said it was late.", "Talvik Rail and Orne Cargo"),
        ("China and Norway met. The two countries said it was late.", "China and Norway"),
        ("Orne Bank and Holm Bank lost money. Both banks said it was late.", "Orne Bank and Holm Bank"),
    ],
)
def test_the_companies_are_those_named_together(text: str, bodies: str) -> None:
    report = analyze(f"It rained.\n\n{text}")
    source = report.source_of(report.claims[-1])
    assert source is not None
    assert (source.verdict, source.name or source.description) == ("named", bodies)


@pytest.mark.parametrize(
    ("opening", "remark"),
    [
        ("Three nurses who were there said", "The three spoke on condition of anonymity because they feared arrest."),
        ("Nine former clerks said", "Most of those clerks asked that their names be withheld for fear of arrest."),
        ("Nine former clerks said", "Most asked not to be named for fear of arrest."),
    ],
)
def test_a_remark_may_point_back_by_a_number_or_a_part(opening: str, remark: str) -> None:
    (source,) = analyze(f"It rained.\n\n{opening} the wards were short.\n\n{remark}").sources
    assert source.reason is not None
    assert "arrest" in source.reason or "feared" in source.reason
