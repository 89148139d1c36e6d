"""Accounts: how a person signs in. Nothing of it is printed."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from colophon.desk.asked_often import asked_often
from colophon.desk.models.person import Person


class Accounts(BaseUserManager["Account"]):
    """Finding an account by the name it signs in with, in any case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)

    def get(self, *conditions: Any, **wanted: Any) -> "Account":
        """One account. Whoever is signed in is asked for by number with each request."""
        number = wanted.get("pk")
        if conditions or len(wanted) > 1 or type(number) is not int:
            return super().get(*conditions, **wanted)
        found = _numbered(number)
        if not found:
            raise Account.DoesNotExist
        return found[0]


@asked_often
def _numbered(number: int) -> models.QuerySet["Account"]:
    return Account.objects.filter(pk=number)


class Account(AbstractBaseUser):
    """Signs in by `username` or, if it has one, by `email`; with a passkey or a password. One person, one account."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    username = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=35, blank=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("username"), name="one_username_once"),
            models.UniqueConstraint(Lower("email"), name="one_email_once", condition=~models.Q(email="")),
        )

    def __str__(self) -> str:
        return self.username
