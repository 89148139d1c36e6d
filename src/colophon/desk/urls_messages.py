"""Addresses of a person's messages on a desk."""

from django.urls import path

from colophon.desk.views import messages

urlpatterns = [
    path("", messages.messages, name="messages"),
    path("read/", messages.read_messages, name="read_messages"),
    path("<int:number>/read/", messages.read_message, name="read_message"),
    path("mail/", messages.mail_me, name="mail_me"),
    path("edits/<int:number>/", messages.edits, name="edits"),
]
