"""`cockpit restore`: restore a backup of the study as a change that can be undone."""

from argparse import ArgumentParser, Namespace

from app.cli.options import add_json_option, whole_number
from app.cli.printing import as_json, line
from app.keys.keymap import key_of, keymap
from app.session.environment import Environment
from app.use_cases.backups import backup_contents, describe_restored, restore
from data.language import say


def configure(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "number",
        metavar=say("NUMBER"),
        type=whole_number,
        help=say("number of the backup in `cockpit backups`"),
    )
    add_json_option(parser)


def run(options: Namespace, env: Environment) -> int:
    """Replace the content of the study by that of the backup, as one undoable step."""
    tables = backup_contents(env, options.number)
    study = env.open_study()
    count = restore(study, options.number, tables)
    study.close()
    if options.json:
        as_json({"backup": options.number, "records": count})
        return 0
    line(describe_restored(count, options.number))
    if count:
        key = key_of(keymap(env.settings.keys)[0], "study.undo")
        line(say("To undo this, start the cockpit and press [{key}].", key=key))
    return 0
