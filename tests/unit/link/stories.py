"""Invented news for linking: a ferry, a strike and a bulletin."""

FERRY = """The ferry between Tamba and the mainland sank in heavy seas on Monday, and rescuers pulled 48 people
from the water before dark, the coast guard said. The vessel, built in 1987, had passed an inspection in
March. Captain Ama Mensah told reporters on the quay that the engine had failed twice in an hour. Divers
of the navy search the wreck for six people who are still missing. The owner, Mensah Lines, withdrew its
two other ships from service until the cause is known. The transport minister, Kofi Boateng, ordered an
inquiry and promised a first report within ten days."""

STRIKE = """Dock workers in Port Harlan walked out at midnight over night shifts and left eleven container ships
waiting in the bay. Their union wants a rise of nine percent and an end of contracts by the day. The
port authority offered four percent and asked a court to forbid the strike. Lorries queued for seven
miles on the coast road by noon. Shops in the capital have fruit for three days, the chamber of commerce
said. Talks resume on Thursday under the eyes of a judge."""

RATES = """The central bank left its main interest rate at {rate} percent on {day} and said that prices had risen
{prices} percent over the year. The decision was taken by {votes} votes to {against}. The bank expects
growth of {growth} percent this year. The next meeting is on {next}."""
