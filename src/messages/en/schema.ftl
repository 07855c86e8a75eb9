### Words of the schemas that help while typing: names of keys, and what they are for

## Files
file-site = the settings of the site (site.yaml)
file-facet = a way to classify (facets)
file-matrix = a table of the source (matrices)
file-glossary = the glossary (glossary.yaml)
file-words = words to look for (words.yaml)
file-case = the front matter of a case study (cases)
file-page = the front matter of a page (pages)

## Keys of many files
key-title = title
    .about = the title and heading of the page
key-summary = summary
    .about = a sentence or two, at most 200 characters; shown in lists and search results
key-citations = citations
    .about = rows of tables or places of a source
key-aliases = former ids
    .about = ids that it had before; their addresses lead here
key-draft = draft
    .about = with true it is not published
key-updated = updated
    .about = the day of the last change, such as 2026-11-22
key-reviewed = reviewed
    .about = the day when it was last looked over, such as 2026-11-22
key-plain = in plain language
    .about = the same in easy words; a reading is written {"{"}漢字|かんじ{"}"}
key-changes = changes
    .about = what changed, and when
key-date = date
    .about = a day such as 2026-11-22
key-change-note = what changed
    .about = short, in the words of readers
key-id = id
    .about = small letters, digits and hyphens; it becomes an address, so keep it
key-name = name
    .about = the name that readers see
key-also = other names
    .about = other names for links and search
key-text = text
    .about = more than the summary says, in Markdown
key-url = address
    .about = an address that begins with https://

## Case studies
key-cells = crossings
    .about = which crossings the case really shows (column/row); without it, all of its terms'
key-related = related cases
    .about = ids of cases worth reading beside this one

## Tables
key-rows = rows
    .about = in the order of the table
key-row-id = number of the row
    .about = the source's own label
key-label = label
    .about = the words of the table

## Facets
key-question = question
    .about = the question that leads readers into it
key-entry = way in
    .about = what the menu calls it
key-ordered = ordered
    .about = with true its terms are steps that follow each other
key-enter-by-group = enter by group
    .about = with true the menu leads to the groups
key-grouped-by = what groups are called
    .about = the word for all groups together
key-grouped-id = address of the groups
    .about = the folder of their pages
key-groups = groups
    .about = headings for the terms
key-terms = terms
    .about = what can be chosen
key-group = group
    .about = the id of the group that it belongs to

## Glossary
key-term = word
    .about = the word that is explained
key-reading = reading
    .about = in hiragana; it decides the order
key-meaning = meaning
    .about = in words that anybody understands

## Words to look for
key-words = words to replace
    .about = words that hurt or label people
key-word = word
    .about = the word to find
key-better = better words
    .about = what to write instead
key-why = why
    .about = why another word is better
key-allowed = allowed words
    .about = official names and other words that may be used
key-spellings = spellings
    .about = words that are spelled in several ways
key-prefer = preferred spelling
    .about = the spelling to use
key-honorifics = honorifics
    .about = words that stand behind names of people
key-roles = endings for roles
    .about = words that end so are no names of people
key-not-names = words that are no names
    .about = words that only look like a name with an honorific

## Settings
key-description = description
    .about = what the site is, in a sentence
key-language = language
    .about = the language of the content, such as ja
key-base-url = address of the site
    .about = where it is published; begins with https://
key-theme = theme
    .about = the name of its look; default if it is left out
key-lead = lead
    .about = the first words of the home page
key-finding = finding
    .about = what matters most, for the home page
key-notice = notice
    .about = shown at the foot of each page
key-version = version
    .about = in quotes, such as "1.0"
key-license = licence
    .about = what may be done with the texts
key-publisher = publisher
    .about = who publishes the site
key-edit-url = where to edit
    .about = an address in which {"{"}path{"}"} stands for a file's place
key-facility = the facility
    .about = what stands in the middle of every collaboration
key-page = page
    .about = the id of the page that explains it
key-navigation = pages in the menu
    .about = ids of pages
key-footer = pages at the foot
    .about = ids of pages
key-grids = grids
    .about = two facets crossed; the first one is the main grid
key-grid-rows = rows
    .about = the facet whose terms are rows
key-grid-columns = columns
    .about = the facet whose terms are columns
key-sources = sources
    .about = the works that the guideline rests on
key-authors = authors
    .about = with family and given names apart
key-family = family name
    .about = the author's family name
key-given = given name
    .about = the author's given name
key-affiliation = affiliation
    .about = where the author works
key-container = published in
    .about = the journal or report that it appeared in
key-source-date = date
    .about = as precisely as known, such as 2018 or 2018-03
key-note = note
    .about = a remark on it
key-places = places
    .about = label and heading of each place that can be cited
key-checklist = self-check
    .about = which facet the self-check is made from
key-facet = facet
    .about = the name of a facet's file
