"""Addresses of the screens of one text: edit, review, proofread, read, history. They follow a translation's key."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
