"""What people are, by trade or lot: one of these words before a name makes it a person's."""

from wiredesk.knowledge.vocabulary import listed

TRADES = listed(
    """
    actor actress activist analyst archaeologist architect artist astronomer author baker banker barber biologist
    botanist boxer broker builder butcher carpenter chemist cleaner climber clerk columnist composer consultant cook
    counsellor cyclist dancer deckhand dentist diplomat doctor driver economist editor electrician engineer
    entrepreneur farmer fisherman forecaster founder gardener geneticist geologist goalkeeper guard guide
    hairdresser herder historian housewife hunter inspector journalist labourer laborer lawmaker lawyer lecturer
    leader librarian manager mechanic meteorologist midwife miner musician novelist nurse officer owner painter
    paramedic pensioner pharmacist photographer physicist pilot planner plumber poet politician postman potter
    printer producer professor prosecutor psychologist publisher refugee reporter researcher resident retiree
    runner sailor scholar scientist sculptor seamstress shepherd shopkeeper singer skipper sociologist soldier
    spokesman spokesperson spokeswoman stallholder student surgeon surveyor swimmer tailor teacher technician trader
    trainer translator vendor veterinarian victim villager violinist volunteer waiter waitress weaver welder widow
    winner witness worker writer zoologist
    """
)
"""In lower case, as they stand before a full name: "said baker Ana Ruiz"."""
