"""Words beside a page's times: of publication, of updates, and of something else."""

import re

UPDATED = re.compile(
    r"\b(?:updated?|modified|last (?:changed|edited)|aktualis|geändert|mise? à jour|modifié|actualiz|aggiorna|"
    r"atualiza|bijgewerkt|uppdater|oppdater|opdater|päivitet|aktualiz|обновлен|оновлен|"
    r"güncelleme|sprememba|posodobljen|ažurirano|izmjen|измене|ажурирано|променен|обновен|frissít|módosít|uuendat|muudet|"
    r"atnaujin|atjaunin|ενημέρωση|diperbarui|cập nhật|수정|تحديث|به‌?روز|עודכן|อัปเดต)|更新",
    re.IGNORECASE,
)
OTHER_TIME = re.compile(
    r"\b(?:joined|member since|registered|registriert|mitglied seit|inscrit|uhr ab|deadline|copyright)\b|©",
    re.IGNORECASE,
)
"""Marks a time as that of a member, an event or a copyright."""
PUBLISHED = re.compile(
    r"\b(?:published|posted|created|first|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|publicerad|"
    r"publisert|julkaistu|opublikowano|dat(?:e|um)\b|опубликовано|опубліковано|yayınlan|objavljeno|објављено|"
    r"publikováno|megjelen|közzété|postat|avaldatud|paskelbta|publicēts|δημοσί|diterbitkan|xuất bản|نشر|انتشار|פורסם|"
    r"เผยแพร่|등록|입력)|公開|発表|発信|配信|发布|發布|發佈",
    re.IGNORECASE,
)
