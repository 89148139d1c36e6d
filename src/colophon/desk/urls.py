"""Every address of the server. Addresses of one desk begin with its slug."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from colophon.desk import reading_language
from colophon.desk.views import (
    account,
    article,
    board,
    chats,
    claims,
    filing,
    following,
    home,
    jobs,
    join,
    messages,
    other_tools,
    own_keys,
    people,
    pictures,
    publishing,
    refused,
    rights,
    site,
    sources,
    targets,
    watch_over,
)
from colophon.desk.views import setup as first_run

handler403 = refused.forbidden
handler404 = refused.not_found
handler500 = refused.broken
handler400 = refused.bad_request

of_one_article: list[URLPattern | URLResolver] = [
    path("", article.overview, name="article"),
    path("claim/", claims.claim, name="claim"),
    path("claims/<int:number>/extend/", claims.extend, name="extend_claim"),
    path("claims/<int:number>/hand-over/", claims.hand_over, name="hand_over_claim"),
    path("claims/<int:number>/release/", claims.release, name="release_claim"),
    path("close/", claims.close_article, name="close_article"),
    path("publish/", publishing.checklist, name="checklist"),
    path("publish/now/", publishing.publish, name="publish"),
    path("publish/cancel/", publishing.cancel_order, name="cancel_order"),
    path("publish/again/", targets.again, name="deliver_again"),
    path("sign/", publishing.sign, name="sign"),
    path("sign/statement/", own_keys.statement, name="statement_to_sign"),
    path("filing/", filing.filing, name="filing"),
    path("waive/", publishing.waive_rule, name="waive"),
    path("credit/", publishing.confirm_credit, name="confirm_credit"),
    path("rights/", rights.rights, name="rights"),
    path("rights/images/", rights.image_rights, name="image_rights"),
    path("rights/letters/<int:number>/", rights.letter, name="letter"),
    path("tools/", other_tools.other_tools, name="other_tools"),
    path("tools/<str:form>/", other_tools.taken, name="take_work"),
    path("source/", following.followed, name="followed"),
    path("source/look/", following.look_now, name="look_now"),
    path("source/follow/", following.follow, name="follow"),
    path("source/leave/", following.leave, name="leave"),
    path("", include("colophon.desk.urls_text")),
]

of_one_desk: list[URLPattern | URLResolver] = [
    path("", board.board, name="board"),
    path("work/", board.my_work, name="my_work"),
    path("sources/", sources.sources, name="sources"),
    path("sources/new/", sources.propose, name="propose"),
    path("sources/<int:number>/", sources.source, name="source"),
    path("wire/", include("colophon.desk.urls_wire")),
    path("pictures/", pictures.pictures, name="pictures"),
    path("messages/", include("colophon.desk.urls_messages")),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite_somebody, name="invite"),
    path("people/invitations/<int:number>/take-back/", people.take_back, name="take_back"),
    path("people/requests/<int:number>/", people.answer_request, name="answer_request"),
    path("people/<str:key>/", people.one_person, name="person"),
    path("people/<str:key>/link/", people.let_in_again, name="let_in_again"),
    path("published/", site.of_desk, name="desk_site"),
    path("settings/", people.desk_settings, name="desk_settings"),
    path("settings/targets/", targets.targets, name="targets"),
    path("settings/targets/add/", targets.add, name="add_target"),
    path("settings/targets/<int:number>/", targets.change, name="change_target"),
    path("settings/chats/", chats.chats, name="chats"),
    path("settings/chats/<int:number>/", chats.change_chat, name="change_chat"),
    path("settings/jobs/", jobs.jobs, name="jobs"),
    path("settings/jobs/<int:number>/", jobs.change_job, name="change_job"),
    path("<str:key>/", include(of_one_article)),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("new/", home.new_desk, name="new_desk"),
    path("setup/", first_run.setup, name="setup"),
    path("join/to/<slug:slug>/", join.ask_to_join, name="ask_to_join"),
    path("join/<str:token>/", join.join, name="join"),
    path("account/", account.account, name="account"),
    path("account/passkey/", account.first_passkey, name="first_passkey"),
    path("account/key/", own_keys.own_keys, name="own_keys"),
    path("account/key/give-up/", own_keys.give_up, name="give_up_own_key"),
    path("account/email/", RedirectView.as_view(pattern_name="account")),
    path("account/", include("allauth.account.urls")),
    path("account/mfa/", RedirectView.as_view(pattern_name="account")),
    path("account/mfa/", include("allauth.mfa.urls")),
    path("mail/off/<str:token>/", messages.mail_off, name="mail_off"),
    path("language/", reading_language.choose, name="set_language"),
    path("theme/", home.set_theme, name="set_theme"),
    path("offline/", home.offline, name="offline"),
    path("health/", watch_over.health, name="health"),
    path("metrics/", watch_over.metrics, name="metrics"),
    path("site/", site.site, {"path": ""}, name="site"),
    path("site/<path:path>", site.site, name="site_page"),
    path("sites/<slug:slug>/", site.other_site, {"path": ""}, name="other_site"),
    path("sites/<slug:slug>/<path:path>", site.other_site, name="other_site_page"),
    path("<slug:desk>/", include(of_one_desk)),
]
