"""Legal forms of companies, as they stand at the end of a company's name.

Sources: `terms_by_country` of cleanco 2.3 (MIT) and the abbreviations of ISO 20275 (2023-09-28), with the capitals that
the press prints. Left out are forms that mean something else behind a person's name, such as orders and offices (KG,
PC, DA) and records (LP).
"""

from wiredesk.knowledge.vocabulary import listed

LEGAL_FORMS = listed(
    """
    AB; AG; AS; A/S; ASA; ApS; A.G.; A.S.; B.V.; BV; BVBA; Bhd; EURL; GmbH; GmbH & Co. KG; GmbH & Co KG; JSC; K.K.;
    KGaA; Kft; Kft.; L.L.C.; L.L.P.; LLC; LLLP; LLP; Lda; Lda.; Limited; Ltd; Ltd.; Ltda; Ltda.; N.V.; NV; Nyrt;
    Nyrt.; OAO; OOO; OÜ; Oy; Oyj; P.L.C.; PLC; PLLC; Plc; Pte Ltd; Pte. Ltd.; Pty Ltd; Pty. Ltd.; Pvt Ltd; Pvt. Ltd.;
    S.A.; S.A. de C.V.; S.A.B. de C.V.; S.A.R.L.; S.A.S.; S.L.; S.R.L.; S.a.r.l.; S.p.A.; S.r.l.; S.à r.l.; SA; SA de
    CV; SAB de CV; SARL; SAS; SE; SNC; Sarl; Sdn Bhd; Sdn. Bhd.; SpA; Srl; Tbk; UAB; ZAO; Zrt; Zrt.; a.s.; d.d.;
    d.o.o.; plc; p.l.c.; s.r.o.; sp. z o.o.; Sp. z o.o.
    """,
    ";",
)
"""As printed."""
