"""Addresses of the wire: what it brought, its feeds, rules and domains."""

from django.urls import path

from colophon.desk.views import wire, wire_settings

urlpatterns = [
    path("", wire.wire, name="wire"),
    path("<int:number>/propose/", wire.propose_from_wire, name="propose_from_wire"),
    path("<int:number>/dismiss/", wire.dismiss_from_wire, name="dismiss_from_wire"),
    path("feeds/", wire_settings.feeds, name="feeds"),
    path("feeds/<int:number>/", wire_settings.change_feed, name="change_feed"),
    path("rules/", wire_settings.rules, name="wire_rules"),
    path("rules/<int:number>/", wire_settings.change_rule, name="change_rule"),
    path("domains/", wire_settings.domains, name="wire_domains"),
    path("domains/<int:number>/", wire_settings.remove_domain, name="remove_domain"),
]
