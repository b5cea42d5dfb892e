"""What is said about a spreadsheet that has to be mended: what is wrong, what was expected, what to do."""

from workbench.sheets.model import MOST_ROWS
from workbench.values import Text


def said(message: Text, **values: object) -> Text:
    """A sentence with its gaps filled in both languages; values may be texts themselves."""
    german = {key: value.de if isinstance(value, Text) else value for key, value in values.items()}
    english = {key: (value.en or value.de) if isinstance(value, Text) else value for key, value in values.items()}
    return Text(message.de.format(**german), (message.en or message.de).format(**english))


OLD_EXCEL = Text(
    "Das ist eine Excel-Datei im alten Format oder mit Kennwortschutz. Speichern Sie sie ohne Kennwort als „.xlsx“ und "
    "laden Sie sie noch einmal hoch.",
    "This is an Excel file in the old format or with a password. Save it without a password as “.xlsx” and upload it "
    "again.",
)
OTHER_ARCHIVE = Text(
    "Das ist keine Excel-Datei. Speichern Sie die Tabelle als „.xlsx“ oder „.csv“ und laden Sie sie noch einmal hoch.",
    "This is not an Excel file. Save the table as “.xlsx” or “.csv” and upload it again.",
)
BROKEN = Text(
    "Die Datei lässt sich nicht lesen; sie ist beschädigt. Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie "
    "neu als „.xlsx“ und laden Sie sie noch einmal hoch.",
    "The file cannot be read; it is damaged. Open it in your spreadsheet program, save it anew as “.xlsx” and upload "
    "it again.",
)
TOO_LARGE = Text(
    "Ausgepackt ist die Datei viel zu groß. Erwartet wird eine Tabelle wie die Vorlage, ohne Bilder und ohne weitere "
    "Inhalte. Kopieren Sie die Zeilen in eine frische Vorlage.",
    "Unpacked, the file is far too large. A table like the template is expected, without images or other content. Copy "
    "the rows into a fresh template.",
)
NO_TEXT = Text(
    "Die Zeichen der Datei lassen sich nicht lesen. Speichern Sie sie als „CSV UTF-8“ oder als „.xlsx“ und laden Sie "
    "sie noch einmal hoch.",
    "The characters of the file cannot be read. Save it as “CSV UTF-8” or as “.xlsx” and upload it again.",
)
NOTHING_IN_IT = Text(
    "In der Datei steht nichts, was eingelesen werden könnte. Erwartet werden Zeilen unter „Kommunen“ oder „Personen“, "
    "wie in der Vorlage.",
    "There is nothing in the file that could be imported. Rows under “Municipalities” or “People” are expected, as in "
    "the template.",
)

UNKNOWN_SHEET = Text(
    "Dieses Blatt kennt die Werkbank nicht. Erwartet werden „Kommunen“ und „Personen“. Benennen Sie es um, oder "
    "löschen Sie es.",
    "The workbench does not know this sheet. “Municipalities” and “People” are expected. Rename it, or delete it.",
)
TWICE = Text(
    "Dieses Blatt gibt es zweimal. Fassen Sie die Zeilen in einem Blatt zusammen.",
    "This sheet is there twice. Put the rows together in one sheet.",
)
NO_TITLE = Text(
    "Hier steht etwas, bevor ein Abschnitt beginnt. Schreiben Sie „Kommunen“ oder „Personen“ allein in eine Zeile über "
    "die Spaltenköpfe, wie in der Vorlage.",
    "Something stands here before a section begins. Write “Municipalities” or “People” alone in a row above the column "
    "heads, as in the template.",
)
TOO_MANY_ROWS = Text(
    f"Hier sind mehr als {MOST_ROWS} Zeilen ausgefüllt. Teilen Sie die Tabelle auf mehrere Dateien auf.",
    f"More than {MOST_ROWS} rows are filled in here. Split the table into several files.",
)
TOO_LONG = Text(
    "Dieses Blatt ist zu lang. Löschen Sie die leeren Zeilen am Ende, oder kopieren Sie die Zeilen in eine frische "
    "Vorlage.",
    "This sheet is too long. Delete the empty rows at its end, or copy the rows into a fresh template.",
)

NO_COLUMN = Text(
    "Die Spalte „{title}“ fehlt. Erwartet werden in der ersten Zeile: {columns}.",
    "The column “{title}” is missing. Expected in the first row: {columns}.",
)
UNKNOWN_COLUMN = Text(
    "Die Spalte „{found}“ kennt die Werkbank nicht. Erwartet werden: {columns}. Benennen Sie sie um, oder löschen Sie "
    "sie.",
    "The workbench does not know the column “{found}”. Expected: {columns}. Rename it, or delete it.",
)
COLUMN_TWICE = Text(
    "Die Spalte „{found}“ gibt es zweimal. Löschen Sie eine davon.",
    "The column “{found}” is there twice. Delete one of them.",
)
NO_HEAD = Text(
    "Über dieser Spalte steht nichts, in ihr schon. Erwartet werden: {columns}. Ergänzen Sie den Spaltenkopf, oder "
    "löschen Sie die Spalte.",
    "There is nothing above this column, but something in it. Expected: {columns}. Add the column head, or delete the "
    "column.",
)

MISSING = Text(
    "Hier fehlt etwas. Erwartet wird: {expected}.",
    "Something is missing here. Expected: {expected}.",
)
TOO_LONG_TEXT = Text(
    "Das sind {found} Zeichen, höchstens {most} passen. Kürzen Sie den Text.",
    "These are {found} characters, at most {most} fit. Shorten the text.",
)
FORMULA = Text(
    "„{found}“ beginnt mit einem Zeichen, das Tabellenprogramme als Anfang einer Formel lesen. Schreiben Sie den Text "
    "ohne „=“, „+“, „-“ oder „@“ am Anfang.",
    "“{found}” begins with a character that spreadsheet programs read as the start of a formula. Write the text "
    "without “=”, “+”, “-” or “@” in front.",
)
CELL_ERROR = Text(
    "In der Zelle steht der Rechenfehler „{found}“. Schreiben Sie den Wert selbst hinein.",
    "The cell holds the error “{found}”. Write the value itself into it.",
)
EXAMPLE = Text(
    "Das ist noch das Beispiel aus der Vorlage. Überschreiben Sie es, oder löschen Sie die Zeile.",
    "This is still the example of the template. Write over it, or delete the row.",
)
UNKNOWN_KIND = Text(
    "„{found}“ ist keine bekannte Art. Erwartet wird: {expected}.",
    "“{found}” is not a known kind. Expected: {expected}.",
)
UNKNOWN_ROLE = Text(
    "„{found}“ ist keine bekannte Aufgabe. Erwartet wird: {expected}.",
    "“{found}” is not a known role. Expected: {expected}.",
)
NO_NUMBER = Text(
    "„{found}“ ist keine ganze Zahl. Erwartet wird die Einwohnerzahl ohne Zusätze, zum Beispiel 41.000 oder 41000; ist "
    "sie nicht bekannt, bleibt die Zelle leer.",
    "“{found}” is not a whole number. The population is expected without additions, for example 41,000 or 41000; where "
    "it is not known, leave the cell empty.",
)
ODD_NUMBER = Text(
    "Die Einwohnerzahl {found} kann nicht stimmen. Erwartet wird die volle Zahl, zum Beispiel 41.000 oder 41000.",
    "The population {found} cannot be right. The full number is expected, for example 41,000 or 41000.",
)
NO_ADDRESS = Text(
    "„{found}“ ist keine E-Mail-Adresse. Erwartet wird eine Adresse wie name@kommune.de, nur eine je Zeile.",
    "“{found}” is not an e-mail address. An address such as name@kommune.de is expected, only one in a row.",
)
NAME_TWICE = Text(
    "„{found}“ steht schon in Zeile {first}. Löschen Sie eine der beiden Zeilen; sind es zwei Kommunen, ergänzen "
    "Sie den Namen, zum Beispiel um den Kreis.",
    "“{found}” already stands in row {first}. Delete one of the two rows; if they are two municipalities, add to "
    "the name, for example the county.",
)
PERSON_TWICE = Text(
    "„{found}“ steht für diese Kommune schon in Zeile {first}. Löschen Sie eine der beiden Zeilen.",
    "“{found}” already stands in row {first} for this municipality. Delete one of the two rows.",
)

NAME_IN_COHORT = Text(
    "„{found}“ nimmt an dieser Kohorte schon teil. Löschen Sie die Zeile; die Angaben ändern Sie auf der Seite der "
    "Kommune.",
    "“{found}” already takes part in this cohort. Delete the row; change its details on the page of the municipality.",
)
NAME_TAKEN = Text(
    "„{found}“ gibt es in der Werkbank schon. Ist es dieselbe Kommune, löschen Sie die Zeile und nehmen Sie sie unter "
    "„Kommune hinzufügen“ auf oder bitten den Betrieb darum; ist es eine andere, ergänzen Sie den Namen, zum Beispiel "
    "um den Kreis.",
    "“{found}” is in the workbench already. If it is the same municipality, delete the row and take it in under “Add a "
    "municipality”, or ask the operator to; if it is another, add to the name, for example the county.",
)
UNKNOWN_SITE = Text(
    "„{found}“ steht weder im Blatt „Kommunen“ noch nimmt eine Kommune dieses Namens an der Kohorte teil. Schreiben "
    "Sie den Namen genau so wie dort.",
    "“{found}” is neither in the sheet “Municipalities” nor the name of a municipality of the cohort. Write the name "
    "exactly as it stands there.",
)
HAS_ROLE = Text(
    "„{found}“ hat in {site} schon eine Aufgabe. Löschen Sie die Zeile; Aufgaben ändern Sie auf der Seite „Personen“ "
    "der Kommune.",
    "“{found}” already has a role in {site}. Delete the row; change roles on the page “People” of the municipality.",
)
ACCOUNT_SHUT = Text(
    "Das Konto „{found}“ ist gesperrt. Löschen Sie die Zeile, oder bitten Sie den Betrieb, das Konto wieder zu öffnen.",
    "The account “{found}” is shut. Delete the row, or ask the operator to open the account again.",
)
