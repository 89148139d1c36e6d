"""`colophon rights`: why a translation may be published."""

import click

from colophon.adapters.clock import now
from colophon.article.credit import RightsBasis, RightsRecord
from colophon.cli import desk
from colophon.errors import NoSuchRecordError, UsageError


@click.command(short_help="Record why a translation, or an image in it, may be published.")
@click.argument("translation")
@click.option("--basis", type=click.Choice([basis.value for basis in RightsBasis]))
@click.option("--terms", default="", help="The licence's name, or the letter of permission.")
@click.option("--holder", default="", help="Who holds the rights.")
@click.option("--asked-by", default="", help="Who asked for the permission.")
@click.option("--image", "images", multiple=True, help="Speak of this image, by its address; “all” for every one.")
@click.option("--leave-out", is_flag=True, help="The edition does without the image.")
def command(
    translation: str,
    basis: str | None,
    terms: str,
    holder: str,
    asked_by: str,
    images: tuple[str, ...],
    leave_out: bool,
) -> None:
    """Record why it may be published. An earlier record is kept; the newest counts.

    An image has rights of its own: nothing is published with one about which nobody has recorded them.

    \b
    Examples:
      colophon rights 1-zh-Hans --basis licence --terms "CC BY 4.0" --holder "The Sellan Courier"
      colophon rights 1-zh-Hans --image all --basis licence --terms "CC BY 4.0" --holder "Ines Talbro"
      colophon rights 1-zh-Hans --image https://courier.example/quay.jpg --leave-out
    """
    if leave_out != (not basis and not terms) or (leave_out and not images):
        raise UsageError("Give --basis and --terms; or --image and --leave-out.")
    desk.opened()
    if images or basis is None:
        _of_images(translation, images, basis, terms, holder)
        return
    from colophon.desk.actions.judge import record_rights
    from colophon.desk.queries.board import translation_of

    record = RightsRecord(
        basis=RightsBasis(basis),
        terms=terms,
        holder=holder,
        asked_by=asked_by,
        recorded=now().date().isoformat(),
    )
    record_rights(translation_of(translation), record)
    click.echo(f"{translation}: {_told(basis, terms)}.")


def _of_images(key: str, named: tuple[str, ...], basis: str | None, terms: str, holder: str) -> None:
    from colophon.desk.actions.rights import leave_image_out, record_image_rights
    from colophon.desk.queries.board import translation_of
    from colophon.desk.queries.pictures import pictures_of

    translation = translation_of(key)
    there = [one.image.url for one in pictures_of(translation)]
    wanted = there if named == ("all",) else list(named)
    for url in wanted:
        if url not in there:
            raise NoSuchRecordError(f"{key} has no image {url}.", hint="Its images: " + (", ".join(there) or "none."))
        if basis is None:
            leave_image_out(translation, url, person=None, now=now())
            click.echo(f"{key}: {url} is left out.")
            continue
        record_image_rights(
            translation, url, basis=RightsBasis(basis), terms=terms, holder=holder, person=None, now=now()
        )
        click.echo(f"{key}: {url}: {_told(basis, terms)}.")


def _told(basis: str, terms: str) -> str:
    return f"{basis}, {terms}" if terms else basis
