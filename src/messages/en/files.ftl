### Rules about files themselves

not-utf8 = the file is not UTF-8 (it looks like { $encoding })
    .what = Finds files in an encoding other than UTF-8, such as Shift_JIS, EUC-JP or UTF-16.
    .why = Readers would see garbled characters.
    .help = save it again with the encoding UTF-8 (without BOM) chosen in your editor's “Save as”
not-utf8-unknown = the file is not UTF-8

byte-order-mark = an invisible mark (BOM) stands at the start of the file
    .what = Finds the invisible mark (BOM, U+FEFF) at the start of a file.
    .why = Other tools may fail to read the first key of the file.
    .help = `renkei check --fix` removes it; choose “UTF-8 without BOM” when saving

crlf = the lines end in the way of Windows (CRLF)
    .what = Tells of files whose lines end in the way of Windows (CRLF).
    .why = It does no harm on the site, but the history of changes may show every line as changed.
    .help = `renkei check --fix` gives it the line ends of the other files (LF)

control-character = an invisible control character ({ $code }) stands here
    .what = Finds invisible control characters and marks that change the direction of writing.
    .why = They break the display or make a text look different from what it says.
    .help = delete the character; it often comes along when text is copied from another document
control-character-nul = an invisible empty character (NUL) stands here
control-character-direction = an invisible mark that changes the direction of writing ({ $code }) stands here

invisible-character = an invisible character without width ({ $code }) stands here
    .what = Finds characters that have no width and cannot be seen, such as the zero-width space.
    .why = Search misses such words, and two equal words count as different.
    .help = delete the character; it often comes along when text is copied from a web page

noncharacter = a code that is no character ({ $code }) stands here
    .what = Finds codes to which no character belongs, and traces of a failed conversion (U+FFFD).
    .why = Mostly it is a trace of garbled text, which tells readers nothing.
    .help = look into the original document and write the right character

decomposed-text = the marks of “{ $text }” are apart from their letters
    .what = Finds letters whose voicing marks or accents stand apart, as macOS writes them.
    .why = It looks the same but counts as another character, so search and names do not match.
    .help = type “{ $composed }” again, or run `renkei check --fix`

merge-conflict = a mark of two changes to the same lines (`{ $mark }`) is left over
    .what = Finds marks of a merge that nobody finished (`<<<<<<<`, `=======`, `>>>>>>>`).
    .why = Nobody can tell which of the two contents is to be published.
    .help = choose one of the two contents, and delete the other one and the lines `<<<<<<<`, `=======` and `>>>>>>>`

file-too-large = the file is too large ({ $size }, the limit is { $limit })
    .what = Finds text files above the limit.
    .why = A file of this size is mostly a mistake, and slow to open.
    .help = divide its content among several files

file-too-large-copy = the file is too large ({ $size }, the limit is { $limit })
    .help = make it smaller, or publish it elsewhere and link to it

active-media = `{ $name }` is no picture, sound, film or document
    .what = Finds files in `media/` that a browser could run, and pictures (SVG) that run or load something.
    .why = Such a file could do things in a reader's browser, or tell others who reads what.
    .help = put pictures (PNG, JPEG, WebP, SVG …), sound, films, PDF and office documents into `media/`, and nothing else
active-media-svg = `{ $what }` in this picture can run or load something
    .help = save the picture as “plain SVG” or “optimised SVG”, or as PNG
active-media-address = this picture leads to “{ $what }”
    .help = put everything into the picture itself, or save it as PNG
active-media-unreadable = this is no SVG file that could be read
    .help = save the picture again, as “plain SVG” or as PNG

unreadable-file = the file cannot be opened ({ $reason })
    .what = Finds files that cannot be read, for want of permission or otherwise.
    .why = What stands in them would be missing from the site.
    .help = check that you may read the file and that no other program holds it
unreadable-file-nowhere = this is a link, and nothing is where it leads
    .help = remove the link, or put the file itself there

link-out = this leads out of the site's folder
    .what = Finds symbolic links that lead out of the site's folder.
    .why = Files that were never meant for the public could be published.
    .help = put the file itself into the site's folder

special-file = this is neither a file nor a folder
    .what = Finds pipes, sockets and devices among the content.
    .why = Reading such a thing might never end.
    .help = remove it, or put a plain file in its place

link-loop = this leads to a folder above itself and never ends
    .what = Finds symbolic links that lead back to where they came from.
    .why = Reading them would never end.
    .help = remove the link or let it lead elsewhere

folder-as-file = `{ $name }` is a folder, not a file
    .what = Finds folders whose names end in `.md` or `.yaml`.
    .why = Where a file is expected, what stands in a folder is not read.
    .help = rename the folder, or take the file out of it

file-name = the file name `{ $name }` cannot be used
    .what = Finds file names with anything but lower-case letters, digits and hyphens, and names in `media/` that some computers refuse.
    .why = A file's name becomes the address of its page and must work on every computer.
    .help = use lower-case letters, digits and hyphens only, such as `letter-to-early-intake.md`; the title may be Japanese
file-name-upper-case = the file name `{ $name }` has capital letters
    .help = rename it to `{ $proposal }`
file-name-japanese = the file name `{ $name }` is in Japanese
file-name-decomposed = the file name `{ $name }` has letters taken apart, as macOS writes them
file-name-not-unicode = the file's name cannot be read as text
file-name-not-everywhere = the name `{ $name }` in `media/` cannot be used on every computer
    .help = use letters, digits, `-`, `_` and `.`; not `< > : " | ? * \`, no signs that nobody sees, no `.` or space at the end, and no name that Windows keeps, such as `con`

decomposed-name = the marks in the file name `{ $name }` are apart from their letters
    .what = Finds pictures and other files whose names have letters taken apart, as macOS writes them.
    .why = It looks the same but is another name, so a picture may be missing on other computers.
    .help = rename it with plain letters and digits, or run `renkei check --fix`

reserved-id = `{ $id }` is a name that Windows keeps for itself
    .what = Finds ids and file names that Windows uses for devices, such as `con`, `nul` or `com1`.
    .why = On Windows such a file can be neither made nor opened.
    .help = choose another name, such as `{ $id }-1`

empty-file = the file is empty
    .what = Finds files with nothing in them where something is needed.
    .why = Mostly saving has failed, or somebody has yet to write it.
    .help = write its content or delete the file

unknown-file = nothing uses a file called `{ $name }` here
    .what = Finds files and folders that are not read because of their place or name.
    .why = What you wrote would be missing from the site without a word.
    .help = check the file's name and its folder
unknown-file-ending = `{ $name }` is not read; its name has to end in `{ $expected }`
    .help = let the name end in `{ $expected }`
unknown-folder = nothing uses a folder called `{ $name }` here
    .help = check the folder's name and its place

missing-file = there is no `{ $path }`
    .what = Finds that a file is missing which every site needs.
    .why = Without the site's name and address no page can be made.
    .help = write `{ $path }`; `renkei init` makes one to start from

unused-picture = no page shows `{ $name }`
    .what = Tells of files in `media/` that are shown nowhere.
    .why = Something may have been forgotten, or should not be published.
    .help = use it in a text, or delete it
