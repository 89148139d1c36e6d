"""Which parts of a web address follow the reader about instead of naming the article.

Three kinds: parameters that are never part of an article's name, parameters that sometimes are (judged by their value),
and parameters that track on one site only.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS = _words(
    """
    fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid ysclid twclid ttclid li_fat_id epik igshid igsh s_kwcid
    irclickid rdt_cid _openstat admitad_uid mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking vero_id vero_conv
    oly_anon_id oly_enc_id _ga _gl _ke _kx trk trkcampaign trackingid tracking_id wickedid cvid oicd ml_subscriber
    ml_subscriber_hash ref_src ref_url referrer referer refsrc reflink
    est spm scm spm_id_from vd_source isappinstalled nsukey wxshare wxfrom bd_vid bdchannel bd_page_type wfr
    xhsshare xsec_token xsec_source appuid apptime share_token sharetoken share_id shareid share_source share_medium
    share_from share_plat share_session_id share_tag share_times share_uid shareuid share_channel sharer_shareid
    sharer_sharetime sharefrom share_to share_type unlocked_article_code giftcopy gift_token gifttoken accesstoken
    access_token auth_token smid smtyp smprod ocid icid ncid cmpid xtor ito cmp wt_mc wtmc wt_zmc wt.mc_id wt.mc_ev
    xtref cm_mmc cm_sp cm_ven guce_referrer guce_referrer_sig guccounter soc_src soc_trk tsrc sref sr_share
    at_medium at_campaign at_campaign_type at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_type
    at_link_origin at_ptr_name at_format at_bbc_team ns_mchannel ns_source ns_campaign ns_linkname ns_fee
    __twitter_impression __source __tn__ __s __hstc __hssc __hsfp _branch_match_id _branch_referrer
    fb_action_ids fb_action_types fb_ref fb_source action_object_map action_type_map action_ref_map
    phpsessid jsessionid sessionid session_id sessid cfid cftoken echobox
    """
)
_PREFIXES = ("utm_", "utm-", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "itm_", "aspsessionid", "__cft__", "ga_")
_CHANNELS = _words(
    """
    timeline groupmessage singlemessage wechat weixin wx moments weibo sinaweibo qq qzone toutiao baidu douban
    facebook fb twitter tw telegram tg whatsapp line linkedin reddit instagram youtube tiktok vk ok viber
    feed feeds rss atom share shared sharing app apps mobile newsletter mail email push notification homepage home hp
    frontpage front sidebar footer header related recommend recommended readmore more banner popup widget search amp
    social socialmedia messenger google googlenews news_app top hot trending latest breaking nav navigation
    """
)
_JUDGED = _words("from ref source src via origin referral fr cid_source share")
_TOKENS = _words("sid token sharekey share_key auth key st sh uid userid user_id")
_TOKEN = re.compile(r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9_.=-]{16,}")
_WORDS = re.compile(r"[^a-z]+")
_ON_SITE = {
    "twitter.com": _words("s t cn cxt"),
    "x.com": _words("s t cn cxt"),
    "youtube.com": _words("feature si pp ab_channel kw"),
    "youtu.be": _words("feature si"),
    "spotify.com": _words("si context"),
    "mp.weixin.qq.com": _words(
        "chksm scene key uin pass_ticket devicetype version exportkey ascene clicktime enterid sessionid lang "
        "subscene sharer_sharetime wx_header nettype abtest_cookie rd2werd"
    ),
    "bilibili.com": _words("ts bbid buvid mid plat_id unique_k up_id is_story_h5"),
    "facebook.com": _words("rdid mibextid eid hc_ref fref paipv eav"),
    "medium.com": frozenset(("sk",)),
    "wsj.com": frozenset(("mod",)),
    "zhihu.com": _words("utm_psn share_code"),
}
_LONGEST = 2_000


def _is_on_site(host: str, name: str) -> bool:
    labels = host.split(".")
    return any(name in _ON_SITE.get(".".join(labels[i:]), ()) for i in range(len(labels) - 1))


def _says_a_channel(value: str) -> bool:
    """Whether a value says how the reader came ("timeline", "share_wechat"), not what is named ("2024-05-01")."""
    words = [word for word in _WORDS.split(value.lower()) if word]
    return not value or (bool(words) and words[0] in _CHANNELS) or (len(words) > 1 and words[-1] in _CHANNELS)


def tracks(name: str, value: str, *, host: str) -> bool:
    """Whether the parameter `name=value` (both decoded) of an address on `host` only follows the reader about."""
    name = name.lower()
    if name in _ALWAYS or name.startswith(_PREFIXES) or _is_on_site(host, name):
        return True
    if name in _JUDGED:
        return _says_a_channel(value)
    return name in _TOKENS and len(value) < _LONGEST and _TOKEN.fullmatch(value) is not None
