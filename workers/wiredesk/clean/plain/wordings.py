"""The wordings of English boilerplate by reason, and how such lines begin."""

import re

_NETWORKS = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|e-?mail|"
    r"messenger|flipboard|bluesky|mastodon|snapchat|viber|wechat)"
)

VOCABULARY: tuple[tuple[str, str], ...] = (
    (
        "advertising",
        r"adverti[sz](?:ing|ement)s?|advert|ads?|sponsored(?: content| links?)?|promoted(?: content| stories)?|"
        r"(?:story|article|content) continues(?: (?:below|after).{0,40})?|"
        r"(?:keep )?scroll(?:ing)? (?:down )?(?:to continue|for more).{0,40}|"
        r"(?:- )?advertisement(?: -)?(?: scroll to continue| \(\d of \d\))?|"
        r"paid (?:content|post|advertisements?)|remove ads?|"
        r"why am i seeing (?:this ad|these ads)\??|"
        r"text ads?:.{4,120}|"
        r"adverti[sz]ement\W+(?:continue reading|scroll|skip|story|article|content|report).{0,40}|"
        r"after newsletter promotion|skip past newsletter promotion|suggested for you|promoted listen|"
        r"(?:this|our) (?:article|story|post|page|content|site|reviews?) (?:may )?(?:contains?|includes?) "
        r"(?:affiliate|sponsored|paid|partner) (?:links?|content).{0,250}|"
        r"report (?:this )?ad|advertise here|"
        r"(?:(?:sponsored|brought to you|promoted|presented|powered) by|in (?:association|partnership) with) "
        r"(?-i:[A-Z])[^.!?]{2,50}",
    ),
    (
        "related_links",
        r"related(?: (?:articles?|stor(?:y|ies)|news|links?|content|posts?|coverage|topics?|reading|videos?|tags)"
        r"(?:\s?/\s?keywords)?)?|"
        r"you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy|have missed)(?: .{0,30})?|"
        r"recommended(?: (?:for you|stories|articles|reading|by|videos?|content|links?|posts?|news))?|"
        r"more (?:stories|news|articles|headlines|videos|coverage)|more (?:from|on|in|about|like) .{2,40}|"
        r"most (?:read|popular|viewed|shared|commented|watched)(?: .{0,30})?|more for you|"
        r"(?:read|up|what to read|watch) next|(?:see|read|watch) also|also read|"
        r"trending(?: now| stories| topics| news)?|editors?['’]?s? (?:picks?|choice)|top (?:stories|videos|news)|"
        r"latest (?:news|stories|headlines|videos?|articles|posts|updates)|"
        r"from our partners|"
        r"(?:also|more|elsewhere) on [\w-]{2,30}(?:\.[a-z]{2,10}){1,2}|"
        r"featured (?:stories|articles|posts|news|videos)|"
        r"in other news|also in (?:the )?(?:news|headlines)|"
        r"other (?:stories|news|articles)|popular (?:stories|posts|articles|now)|don['’]t miss|"
        r"previous (?:article|story|post)|next (?:article|story|post)|tags?(?: .{0,80})?|"
        r"(?:tags?|tagged(?: with)?|topics?|filed under|keywords?|posted in)\s?:\s?.{2,150}|"
        r"topics|keywords|filed under|posted in",
    ),
    (
        "read_more",
        r"(?:(?:read|see|watch|listen|view)(?: also| more| next| now| here| this| full story)*|also (?:read|see|watch)|"
        r"related(?: (?:article|story|stories|news|reading|video))?|(?:read )?more from (?-i:[A-Z])[^:]{2,40}|"
        r"more on this(?: story)?|recommended)\s*[:|»›>].{2,200}|"
        r"(?:also read|read also|read|watch|see also|must read)\s[–—-]\s(?-i:[A-Z“‘]).{2,200}(?<![.])|"
        r"(?-i:ALSO READ|READ ALSO|READ MORE|SEE ALSO|MUST READ)\s[^\W\d_].{4,200}(?<![.])|"
        r"(?:opinion|analysis|editorial|explained|feature|interview|profile|comment|column|review|preview|in depth|"
        r"long read)\s?\|\s(?-i:[A-Z“‘]).{2,200}(?<![.])|"
        r"(?:read|see|view|learn|find out|continue|keep|explore|discover) (?:more|on|reading)(?: .{0,40})?|"
        r"(?:read|see|view) (?:the )?(?:full|original|whole|entire) (?:story|article|post|report)(?: .{0,40})?|"
        r"(?:video|videos|gallery|photo gallery|photos|pictures|in pictures|slideshow|interactive|quiz|fact[- ]check|"
        r"explainer|don['’]t miss|must[- ](?:read|see|watch)|in case you missed it|icymi|(?:go|dig) deeper|catch up|"
        r"explore|previously|check out|see more|trending|top stor(?:y|ies)|live (?:updates|blog)|"
        r"podcast)\s?[:|]\s(?-i:[A-Z“‘]).{2,200}(?<![.])|"
        r"read all (?:the )?.{0,40}(?:news|stories).{0,40}|"
        r"(?:read|see|view) the rest(?: .{0,40})?|continue to (?:the )?(?:full )?(?:story|article|site).{0,20}|"
        r"(?:click|tap) here.{0,120}|read (?:original|full).{0,40}|full story",
    ),
    (
        "newsletter",
        r"(?:please )?(?:sign up|subscribe|register|join|get|receive|stay|don['’]t miss|enjoy\w*|download|follow|"
        r"like|support)\b(?=[^\"“”]{0,220}\b(?:newsletters?|inbox|sign up|subscribe|subscribers?|subscription|"
        r"(?:whatsapp|telegram|youtube|viber) (?:channel|group|community)s?|"
        r"on (?:whatsapp|telegram|facebook|instagram) (?:for|to|and)|"
        r"our app|the app|"
        r"alerts|notifications|google news)\b)[^\"“”]{4,220}|"
        r"(?:subscribe|sign up)(?: (?:now|here|today|for free|to .{2,40}|for .{2,40}))?|newsletters?|"
        r"you(?:['’]ve| have) (?:successfully |been )?(?:subscribed|signed up|registered).{0,60}|"
        r"(?:make|set|choose) (?:us|.{2,40}) (?:as )?(?:a |your )preferred source.{0,40}|you['’]re all set|"
        r"add (?:us|.{2,40}) (?:as (?:a |your )?preferred source.{0,40}|(?:on|to) google(?: news)?)|"
        r"(?:download|get) (?:the |our )(?:.{2,40} "
        r")?app\b.{0,80}|"
        r"follow (?:us|the topics.{0,60}|our .{2,40} channel.{0,40})|"
        r"for (?:all )?(?:the )?latest (?:news|updates)[^\"“”]{0,40}\b(?:follow|download|subscribe|visit|join)\b"
        r"[^\"“”]{4,120}|"
        r"follow our (?:coverage|reporting|updates)\b[^\"“”]{2,80}|"
        r"your (?:subscription|registration) (?:could not be (?:saved|completed)|(?:has been|was|is) (?:successful|"
        r"complete)).{0,60}|support .{2,60} journalism\b[^\"“”]{0,60}|"
        r"(?:new ?)?you can now listen to .{2,40} (?:articles|stories)!?|"
        r"log in, (?:sign up|register) or subscribe\b.{0,80}|"
        r"already (?:a (?:subscriber|member)|have an account).{0,60}|support (?:our|independent) journalism.{0,120}|"
        r"(?:for|want) more .{2,80}\b(?:subscribe|sign up|follow us)\b.{2,120}|"
        r"by (?:signing up|clicking|subscribing|registering)\b.{0,40}\byou (?:agree|accept|consent|confirm).{2,160}|"
        r"(?:sign up|subscribe) (?:for|to) our\b[^\"“”]{2,160}|newsletters?:\s[^\"“”]{4,200}|"
        r"thank(?:s| you) for (?:reading|subscribing|signing up)|enter your e-?mail(?: address)?.{0,60}|"
        r"(?:turn on|enable|allow|get|receive|activate) (?:.{0,40} )?(?:notifications|push alerts|news alerts|"
        r"(?<=on )alerts)\b"
        r".{0,80}|(?:top|breaking|latest|daily|morning|evening|weekly|the best)(?: \w{1,12}){0,2} "
        r"(?:stories|news|headlines|briefing)"
        r"(?:,? (?:delivered|sent|straight))(?: .{0,40})?|"
        r"(?:you can )?save (?:this|the) article by .{2,120}|"
        r"stay up to date with (?:the|our|all)(?: the)? (?:latest|news).{0,60}|"
        r"something went wrong.{0,60}try again.{0,20}|donate(?: now| today| here)?|"
        r"make a (?:donation|contribution) (?:now|today|here)|"
        r"(?:view|read|open) (?:this|the) (?:e-?mail|newsletter|message)(?: online)? in (?:your|a|"
        r"the) (?:web )?browser.{0,40}|"
        r"you(?: are|['’]re) receiving this (?:e-?mail|newsletter|message)\b.{2,300}|"
        r"(?:to )?unsubscribe(?: from (?:this|these|our) .{2,60}| here| at any time.{0,40})?|"
        r"(?:update|manage) (?:your )?(?:e-?mail |subscription )?preferences(?:\W{1,3}unsubscribe.{0,20})?",
    ),
    (
        "share_prompt",
        rf"(?:share|tweet|pin|print|save|copy link|copy url|like|bookmark|{_NETWORKS})"
        rf"(?:[\s|,/·•]+(?:share|tweet|pin|print|save|copy link|like|bookmark|comments?|{_NETWORKS}))*|"
        rf"share (?:this|the)(?: (?:article|story|post|page|news|video))?(?: (?:on|via|with) .{{1,60}})?|"
        rf"share (?:on|via) {_NETWORKS}|(?:follow|like|find|join|visit) us (?:on|at) .{{2,100}}|"
        rf"(?:follow|like) .{{2,60}} on {_NETWORKS}(?:[\s,&]|and|{_NETWORKS})*|share|"
        r"(?:like|enjoy(?:ing|ed)?|love) (?:what you|this|our)[^\"“”]{2,60}\? [^\"“”]{0,40}"
        r"\b(?:share|subscribe|sign up|follow|donate|support|tell|forward)\b[^\"“”]{0,80}|"
        rf"[^\"“”]{{0,80}}\blike (?:the|our|this) page(?: on {_NETWORKS})?|"
        rf"(?:follow|like) .{{2,60}} on {_NETWORKS}:? @\w{{1,30}}|"
        r"(?:print|e-?mail|gift|save|send|copy|report|rate|translate|bookmark|recommend|hear|review) "
        r"(?:this|the) (?:article|story|page|post|content)|(?:save|read|watch) (?:this |it )?"
        r"(?:(?:to read|for) )?later|"
        r"add to (?:(?:your|my) topics|favou?rites|bookmarks|(?:your |my )?(?:reading )?list|queue)",
    ),
    (
        "comments",
        r"comments?(?: \(\d+\))?|\d+ comments?|(?:leave|post|add|write|view|show|see|read) (?:a |all |the |your |\d+ )?"
        r"(?:comments?|reply)(?: .{0,30})?|log ?in to (?:comment|reply).{0,40}|join the (?:conversation|"
        r"discussion)(?: \(\d+\))?|"
        r"comments are closed|what do you think\??|"
        r"(?:did you find|was) this (?:article |page |story |information )?(?:useful|helpful|interesting)\?.{0,20}|"
        r"your e-?mail address will not be published.{0,60}|"
        r"be the first to comment.{0,40}|sort(?:ed)? by:? (?:newest|oldest|best|top|most .{2,20})(?: first)?|"
        r"repl(?:y|ies)|\d+ (?:replies|likes)",
    ),
    (
        "copyright",
        r"(?:[©ⓒ]|\(c\)|c\.\s?(?=(?:19|20)\d\d )|copyright (?=©|\(c\)|\d{4})).{2,250}|"
        r"copyright (?-i:[A-Z][\w&’'/-]*(?: [A-Z][\w&’'/-]*){0,4})|"
        r"copyright (?-i:[A-Z])[^.!?]{2,60},? (?:19|20)\d\d|copyright of .{2,80} is the property of .{2,200}|"
        r".{0,160}\ball rights reserved\b.{0,320}|"
        r"this material may not be published, broadcast.{0,120}",
    ),
    (
        "placeholder",
        r"article content|(?:very )?(?:small|normal|large)(?:e?r)? (?:text|font) size|"
        r"this is (?:an )?AI[- ]generated (?:summar|text|audio|translation)\w*\b.{0,160}|"
        r"\(?this is a (?:breaking|developing) (?:news )?story(?: and will be updated.{0,60}|\.)?\)?|"
        r"unmute|mute|pause|play|replay|skip(?: ad)?|fullscreen|exit fullscreen|close(?: this)?|cancel|expand|"
        r"collapse|enlarge|swipe|live|"
        r"now playing|watch live|up next|(?:toggle|hide|show) caption|(?:enlarge|expand|open|view|click to "
        r"(?:expand|enlarge)) (?:this )?(?:image|photo|picture|gallery)"
        r"(?: in (?:gallery|full ?screen|lightbox|new window))?|open image in gallery|(?:video|audio) player is "
        r"loading.{0,20}|"
        r"this is a modal window.{0,80}|list of \d+ items|end of (?:list|article|content|gallery|carousel)|"
        r"\(?(?:(?:image|photo|slide|picture) )?\d{1,2}(?:\s?/\s?| of )\d{1,2}\)?|toggle (?:navigation|menu|search|"
        r"sidebar|dark mode)|"
        r"(?:representative|representational|representation|illustrative|symbolic|file|archive|stock) (?:image|"
        r"photo|picture|pic|photograph)s?(?:[.:].{0,60}| (?:of|showing) [^.]{2,60}[.]?)?|"
        r"none|null|nil|undefined|nan|n/?a|\[?(?:image|video|photo|embed|gallery)\]?|"
        r"loading(?: (?:comments|more|tweet|post|video|content|ads?)){0,2}(?:\.{2,3}|…)?|"
        r"unable to (?:play|load) (?:the |this )?(?:video|audio|media|content)|"
        r"please wait(?: while .{2,40})?|"
        r"(?:photo|image|picture|pic)s? (?:used )?for representation(?:al)?(?: purposes?)?(?: only)?|"
        r"(?:please )?enable javascript.{0,120}|your browser does not support.{0,120}|"
        r"(?:this )?(?:video|audio|content|embed|tweet|post|map|tiktok|image|player) (?:(?:is )?(?:not |un|"
        r"no longer )available|"
        r"can ?not be (?:displayed|loaded|played)).{0,60}|play video|"
        r"this (?:tweet|post|video|tiktok|reel) (?:was|has been) (?:deleted|removed)(?: by .{2,40})?\.?|"
        r"(?:video|audio|photos?|gallery|map|chart|graphic)s? (?:above|below)(?::.{2,80})?|"
        r"[^\w\"“”„«»'‘’]{1,80}|[-_=*•·~#|. ]{1,80}|\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d|"
        r"this browser does not support.{0,120}|media playback is (?:not supported|unsupported).{0,60}|"
        r"(?:these are )?external links?.{2,40}new window|image caption|(?:view|open|"
        r"show) (?:the )?gallery(?: \(\d{1,3}(?: \w{5,8})?\))?|"
        r"(?:your|this) browser (?:does not|doesn['’]t|cannot|can['’]t) .{2,120}|"
        r"(?:scroll|swipe|tap|click|hover|pinch|drag)"
        r"(?: (?:on|the|to|here|left|right|down|up|over|through|across|for))+ .{0,40}"
        r"\b(?:photos?|images?|pictures?|gallery|videos?|arrows?|slides?|slideshow|map|charts?|graphics?|buttons?|page|"
        r"screen|icons?|enlarge|zoom|expand|play|listen|watch|view|read more|see more|more|details)\b.{0,30}|"
        r"(?:listen|watch|play|audio|video|duration|length|podcast)\W{1,4}(?:\d{1,2}:)?\d{1,2}:\d{2}|"
        r"(?:video|footage|audio|illustration|graphic|animation|map|film|screengrab|screenshot|cover photo|"
        r"featured image|illustrations|graphics)\s?(?:by |from |via |courtesy of |: |/)\s?"
        r"(?-i:@?[A-Z@][\w.’'-]*(?:\s?[/,&|]?\s?[A-Z@][\w.’'-]*){0,6})|"
        r"listen to this (?:article|story).{0,40}|[{}();\[\]]{1,20}",
    ),
    (
        "timestamp",
        r"(?:first |last )?(?:published|updated|posted|modified|created)(?: (?:on|at))?:?\s"
        r"(?=.{0,40}(?:\d:\d\d|\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d|\d (?:min|hour|day|week)|"
        r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
        r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b))[^\"“”]{4,60}|"
        r"\(\d{1,3} ?(?:min|sek|sec|мин)\w*\.?\)|"
        r"(?:(?:video|audio) )?(?:duration|length)\W{0,3}\d{1,2} (?:min|sec|hour)\w*(?: \d{1,2} sec\w*)?|"
        r"read(?:ing)? time\W{0,3}\d{1,2} min\w*(?: read)?|"
        r"\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?) (?:ago|read)|\d{1,2}[- ]min(?:ute)? read",
    ),
    (
        "cookies",
        r"(?:we|this (?:web)?site|our (?:web)?sites?)(?: and our partners)? uses? cookies.{0,400}|"
        r"(?:accept|reject|allow|decline|manage) (?:(?:all )?cookies|all|preferences)|"
        r"cookies? (?:settings|preferences|policy|notice|consent)|"
        r"by (?:continuing|using|browsing|clicking|closing)\b[^\"“”]{2,160}\b(?:cookies|privacy policy|"
        r"terms of)\b.{0,160}",
    ),
    (
        "paywall",
        r"(?:this (?:article|story|content|page|video) is |this is an? )?(?:for |available to )?(?:our )?"
        r"(?:subscriber|member|premium)s?[ -]only(?: (?:article|story|stories|content))?(?:\s?view all)?|"
        r"this (?:article|story|content|page|video) is (?:reserved |available |exclusively |only ){0,2}(?:for|to) "
        r"(?:our )?(?:paying |registered )?(?:subscribers?|members?)(?: only)?|"
        r"(?:to|want to) (?:(?:continue|keep) reading|"
        r"read (?:more|on|this (?:article|story)|the (?:full|whole|rest)\b.{0,20}))"
        r"[^\"“”]{0,80}\b(?:subscribe|log ?in|sign ?in|sign up|register)\b.{0,80}|"
        r"you(?:['’]ve| have) (?:reached|used|read|hit)\b.{1,40}\bfree (?:articles?|stor(?:y|ies)|views?)\b.{0,60}|"
        r"(?:get|start|try|enjoy|unlock)(?=.{0,200}(?:subscri|trial|week|month|[£$€]|articles|stories|digital))"
        r" (?:your |a )?(?:unlimited|full|digital|free|premium)\b[^\"“”]{0,30}"
        r"\b(?:access|trial|subscription)\b.{0,100}|subscribe (?:now|today) (?:to|for|and) .{2,80}",
    ),
    (
        "code",
        r"[.#@][\w-][\w\s.#,>:()@-]{0,120}\{|"
        r"(?-i:(?:-(?:moz|webkit|ms|o)-)?(?:width|height|margin|padding|color|background|border|font|text|"
        r"display|float|"
        r"position|line|overflow|max|min|list|vertical|box|opacity|z|top|left|right|bottom)(?:-[a-z-]{2,30})?\s?:\s?"
        r"(?:[\d#.-]|none|auto|left|right|center|bold|block|inline|absolute|relative|fixed|solid|inherit|"
        r"hidden|both|url|rgb)"
        r"[^;{}]{0,80};)|[^\w]{0,4}(?:window\.|adsbygoogle|googletag|datalayer|_gaq|fbq\().{0,400}|"
        r"(?:\\[a-z]{1,20}\d{0,6} ?){2,20}",
    ),
    (
        "syndication",
        r"forwarded (?:message )?from .{2,60}|the post .{2,160} (?:first appeared|appeared first) on .{2,80}|"
        r"(?:dieser|diese|dieses) (?:artikel|text|beitrag|interview|meldung|geschichte)\b.{0,40}\b(?:zuerst|zunächst|"
        r"ursprünglich|erstmals)\b.{0,80}|(?:cet|cette) (?:article|texte|tribune)\b.{0,30}\b(?:initialement|d['’]abord|"
        r"originellement)\b.{0,100}|(?:este|esta|questo|dit|deze|denna|denne|den här) "
        r"(?:artículo|texto|nota|artigo|reportagem|articolo|testo|artikel|bericht|artikkelen|artiklen|texten|sak)\b"
        r".{0,30}\b(?:originalmente|originariamente|primero|primeiro|por primera vez|oorspronkelijk|eerder|"
        r"ursprungligen|först|først|oprindeligt|opprinnelig)\b.{0,100}|"
        r"this (?:article|story|post|piece) (?:was )?(?:originally|first) (?:published|appeared) (?:on|in|by|"
        r"at) .{2,200}",
    ),
    (
        "contact_prompt",
        r"(?:got|have|do you have) (?:a|any) (?:news )?(?:tips?|story)\b.{0,160}|"
        r"(?:report|suggest|submit) an? (?:correction|typo|error|mistake|edit).{0,40}|close modal|"
        r"report (?:it|this|an? (?:issue|problem)) to us|thank(?:s| you) for your (?:report|feedback|vote|rating)|our "
        r"standards:.{2,80}",
    ),
    (
        "correction_notice",
        r"\((?:corrects?|corrected|removes?|adds?|updates?|clarifies|recasts?|fixes|refiles?|repeats?|"
        r"rewrites?|deletes?|"
        r"inserts?|changes)\b[^()]{3,400}\)|"
        r"\(?(?:(?:correction|clarification|editor['’]s note|update|note)\s?[:—-]\s?)?"
        r"this (?:story|article|post|report|page|piece) (?:has been|was) (?:updated|corrected|amended|"
        r"edited|revised|changed|modified|"
        r"clarified)\b[^.]{0,200}\.?\)?|(?:(?:correction|clarification|editor['’]s note|update|note)\s?[:—-]\s?)?"
        r"(?:an?|the) (?:earlier|previous|prior|original) version of this (?:story|article|post|report|"
        r"page)\b[^.]{2,250}\.?",
    ),
    ("embargo", r"(?:strictly )?embargo(?:ed)?(?: (?:until|for|till))?[: ].{3,80}"),
    (
        "social_embed",
        r"[—–-]{1,2}\s?.{1,60}\(@\w{1,30}\).{0,40}|(?:[—–-]\s?|post by )?@\w{2,30}(?:/\w{1,12})?|"
        r"(?:tweet|post|video|photo|thread)s? (?:from|by) @\w{2,30}|"
        r"\(?(?:twitter|x|instagram|facebook|tiktok)\s?/\s?@\w{2,40}\)?|"
        r"pic\.twitter\.com/\w+|view this post on instagram.{0,80}|a post shared by .{2,120}|"
        r"(?:instagram|facebook|tiktok|twitter|youtube|threads) (?:post|video|embed|reel)s?(?: (?:by|from) .{2,60})?|"
        r"view (?:post|tweet|this (?:post|tweet|video)) on \w{1,12}|https?://(?:t\.co|pic\.twitter\.com)/\w{1,30}",
    ),
    (
        "navigation",
        r"home(?:\s*[›»>/|]\s*[^›»>/|.]{2,40}){1,6}|skip to (?:main )?content|back to top|"
        r"(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions|& conditions)|cookie policy|about us|"
        r"contact us|advertise with us|site ?map)(?:\s?[|·•/,]\s?[^|·•/,.]{2,30}){0,12}|"
        r"page \d{1,3} of \d{1,3}|(?:next|previous) page|(?:show|load|view|see) (?:\d{1,3} )?(?:more|all|less)"
        r"(?: \(?\d{1,4}\)?| images| photos| pictures| comments| stories| posts| videos)?|"
        r"(?:page )?not found",
    ),
)
"""Reason, and pattern of the whole line; bounded, so that matching takes linear time."""

_TAG = (
    r"\[(?:/[a-z][\w-]{1,30}|[a-z]{1,20}_\w{1,30}(?: [^\[\]]{1,300})?|"
    r"[a-z][\w-]{1,30}[ =](?=[^\[\]]{0,60}[=/])[^\[\]]{1,300})\]"
)
SHORTCODE = re.compile(
    rf"(?:{_TAG}\s?){{1,8}}|\[[a-z][\w-]{{1,30}}(?:[ =][^\[\]]{{1,300}})?\][^\[\]]{{0,300}}\[/[a-z][\w-]{{1,30}}\]"
)
"""Commands of a content system: "[gallery ids=1,2]", "[/vc_row]", "[embed]https://strait.example[/embed]"."""
OPENINGS = {
    "advertising": (
        "ad | after n | art | bro | content | in assoc | in partn | kee | our | pai | power | present | promot | "
        "rem | rep | scr | ski | spo | sto | sug | tex | this  | why"
    ),
    "related_links": (
        "als | don | edi | els | fea | fil | fro | in other | key | lat | mor | mos | nex | oth | pop | pos | pre | "
        "rea | rec | rel | see | tag | top | tre | up | wat | wha | you"
    ),
    "read_more": (
        "als | ana | cat | che | cli | col | com | continu | content | dig | dis | don | edi | exp | fac | "
        "fea | fin | ful | gal | go | icy | in case | in dept | in pict | interac | intervi | kee | lea | "
        "lis | liv | lon | mor | mus | opi | pho | pic | pod | pre | pro | qui | rea | rec | rel | rev | "
        "see | sli | tap | top | tre | vid | vie | wat"
    ),
    "newsletter": (
        "act | add | all | alr | bre | by | cho | dai | don | dow | ena | enj | ent | eve | fol | for all | for lat | "
        "for mor | for the l | "
        "get | joi | lat | lik | log in | mak | man | mor | new | ope | ple | rea | rec | reg | sav | set | sig | "
        "som | sta | sub | sup | thank | the bes | top | to unsu | tur | uns | upd | vie | wan | wee | you"
    ),
    "share_prompt": (
        "add | boo | cop | e-m | ema | enj | fac | fin | fol | gif | hea | ins | joi | lik | lin | lov | mes | pin | "
        "pri | rat | rea | rec | red | rep | rev | sav | sen | sha | tel | thr | tik | tra | twe | twi | "
        "vis | wat | wha | x | you | bluesky | flipboard | mastodon | snapchat | viber | wechat"
    ),
    "comments": (
        "add | be | com | did | was | joi | lea | log | pos | rea | rep | see | sho | sor | vie | wha | wri | you"
    ),
    "copyright": "all | c. | cop | this m",
    "placeholder": (
        "ani | arc | art | aud | can | cha | cli | clo | col | content | cov | dra | dur | emb | ena | end of | "
        "enl | exi | exp | ext | fea | fil | foo | ful | gal | gra | hid | hov | ill | ima | lar | len | lis | "
        "liv | loa | map | med | mut | n/a | na | nil | non | nor | now | nul | ope | pau | pho | pic | pin | "
        "pla | ple | pod | pos | rep | scr | sho | ski | sli | sma | sto | swi | sym | tap | these a | this  | "
        "tik | tog | twe | una | und | unm | up | ver | vid | vie | wat | you"
    ),
    "timestamp": "aud | cre | dur | fir | last  | len | mod | pos | rea | pub | upd | vid",
    "cookies": "accept | all | by | coo | dec | manage | our | rej | thi | we ",
    "paywall": ("ava | enj | for  | get | member | our | pre | sta | sub | thi | to  | try | unl | wan | you"),
    "code": (
        "ads | bac | bor | bot | box | col | dat | dis | fbq | flo | fon | goo | hei | lef | lin | lis | "
        "mar | max | min | opa | ove | pad | pos | rig | tex | top | ver | wid | win | z"
    ),
    "syndication": "cet | for | den | dez | die | dit | est | que | the post | this ",
    "contact_prompt": "clo | do | got | hav | our | rep | sub | sug | thank",
    "correction_notice": (
        "an e | an p | an o | a e | a p | a o | cla | cor | edi | not | the e | the p | the o | this  | upd"
    ),
    "embargo": "emb | str",
    "social_embed": "a post | fac | htt | ins | photo | pic | pos | thread | tik | twe | twi | vid | vie | x | you",
    "navigation": (
        "about | adv | bac | contact | coo | hom | loa | nex | not | pag | pre | privacy | see | sho | sit | "
        "ski | ter | vie"
    ),
}
"""How each line begins that opens with a letter and that a pattern of the reason matches, rights excepted."""
QUOTES = frozenset('“"„«')
"""No pattern matches a line that opens so, except one that reserves rights."""

FIRST_WORDS = re.compile(
    r"[^\w©]*(?:"
    r"dies|cet(?:te)?\b|este\b|esta\b|questo|dit\b|deze|denn[ae]\b|den här|"
    r"adver|ads?|sponsor|promot|story|article|content|scroll|paid|remove|"
    r"related|you (?:may|might|could|have)|you['’]ve|recommend|more|most|"
    r"read|open|unsub|up next|what (?:to|do)|watch|see|also (?:read|see|watch|on)|trend|editor|top(?: stories|"
    r" videos| news|:)|"
    r"latest|from our|"
    r"in other|elsewhere|forwarded|other (?:stories|news|articles)|popular|don['’]?t|donate|"
    r"previous|next|tag|"
    r""
    r"listen|view|learn|find|explore|discover|continue|keep|click|full|please|sign|subscribe|register|join|get|"
    r"receive|stay|for (?:all|latest|the latest)|new ?you|your (?:sub|reg)|"
    r"enjoy|download|follow|like|support|newsletter|already|share|tweet|pin|print|save|copy|bookmark|"
    r"facebook|twitter|x\b|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|threads|"
    r"unmute|mute|pause|replay|skip|fullscreen|exit|close|cancel|expand|collapse|enlarge|swipe|live|now|toggle|"
    r"not found|\(\d|hide|audio|list of|gift|send|rate|translate|recommend|hear|review|turn on|enable|allow|activate|"
    r"breaking|daily|"
    r"morning|evening|weekly|the best|our|hover|tap|pinch|drag|duration|length|"
    r"end of|why am|normal|larger?\b|smaller?\b|very (?:large|small)|"
    r"\d{1,2}(?::\d\d)?\s?/|slide|in (?:assoc|partn)|present|power|"
    r"representa|illustrat|symbolic|file|archive|stock|gallery|pictures|in pictures|podcast|"
    r"explainer|"
    r"c\.\s?(?:19|20)\d\d|"
    r"footage|graphic|animation|film|screen|cover|map|featured|"
    r"analysis|feature|interview|profile|column|preview|in depth|long read|@|"
    r"opinion|poll|quiz|after|suggested|you|add|e-?mail|messenger|visit|comment|\d{1,9} (?:comment|min|hour|day|"
    r"week|repl|like)|\d{1,2}-min|"
    r"leave|post|add|write|show|log|©|\(c|this|none|null|nil|undefined|"
    r"nan|n/?a|image|video|photo|embed|gallery|loading|enable|your browser|"
    r"play|(?:first|last) (?:pub|upd|post|mod|cre)|published|updated|posted|"
    r"modified|created|(?:we|our) (?:and|use|web|site|standards)|accept|manage|correct|remov|add|update|clarif|recast|"
    r"fix|refile|repeat|in case|icymi|go deeper|dig deeper|slideshow|interactive|must|fact|check|previously|catch|"
    r"rewrit|delet|insert|chang|strictly|embargo|pic|home|skip|back|"
    r"(?:an?|the) (?:earlier|previous|prior|original|post)|(?:to|want to) (?:continue|keep|read)|"
    r"by (?:continuing|using|browsing|clicking|closing|signing)|(?:for|want) more|be the first|do you|did you|was this|"
    r"subscriber|member|premium|start|try|unlock|cookie|reject|allow all|allow cookies|decline|privacy|terms|about us|"
    r"contact us|site ?map|"
    r"page|load|thank|enter|something|report|suggest|submit|filed|categor|keyword|topic|got|have a|media "
    r"playback|these are|external|"
    r"sort|repl(?:y|ies)\b|brought|make|set|choose|unable|your e-?mail|https?:|editor|note|open|"
    r"-(?:moz|webkit)|width|height|margin|padding|color|background|border|font|text|display|float|"
    r"position|line|overflow|"
    r"max-|min-|list|vertical|box|opacity|z-|left|right|bottom|window\.|googletag|datalayer|_gaq|fbq"
    r")|[^\w]*$"
)
"""A fast check before the rules: how every line that a rule matches begins, except rights and embeds. In lower case,
since the regex engine skips alternatives by their first letter where case counts."""
