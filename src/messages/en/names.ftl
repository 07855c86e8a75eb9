### Rules about ids, names and references

bad-id = the id `{ $id }` has characters that cannot be used
    .what = Finds ids with anything but lower-case letters, digits and hyphens.
    .why = An id becomes the address of a page and must work on every computer.
    .help = begin with a lower-case letter or a digit and use letters, digits and hyphens only, such as `probation-office`
bad-id-upper-case = the id `{ $id }` has capital letters
    .help = write `{ $proposal }`
bad-id-japanese = the id `{ $id }` is in Japanese
    .help = write the id with plain letters and digits, and the Japanese name in `name`

duplicate-id = the id `{ $id }` already belongs to another { $kind ->
        [term] term
        [group] group
        [facet] facet
        [case] case
        [page] page
        [row] row
        [matrix] table
        [glossary] glossary entry
        [place] place of a source
        [grid] grid
        [source] source
        [citation] source
       *[other] { $kind }
    }
    .what = Finds ids that are used twice, also in different files.
    .why = Two pages would have the same address, and nobody could tell which is meant.
    .help = change one of the ids; a former id can stand in `aliases`, so that its address still works

duplicate-name = the name “{ $name }” already belongs to another { $kind ->
        [term] term
        [group] group
        [facet] facet
        [case] case
        [page] page
        [row] row
        [matrix] table
        [glossary] glossary entry
        [place] place of a source
        [citation] source
       *[other] { $kind }
    }
    .what = Finds names and titles that are used twice.
    .why = Readers cannot tell them apart, nor can links by name.
    .help = choose names that tell the difference

alias-collision = the former id `{ $alias }` belongs to another { $kind ->
        [term] term
        [group] group
        [facet] facet
        [case] case
        [page] page
        [row] row
        [matrix] table
        [glossary] glossary entry
        [place] place of a source
        [citation] source
       *[other] { $kind }
    }
    .what = Finds former ids in `aliases` that are someone's id or alias today.
    .why = Nobody could tell where the old address should lead.
    .help = take `{ $alias }` out of these `aliases`
alias-own = `{ $alias }` is not a former id but the present one
    .help = take `{ $alias }` out of `aliases`

address-collision = two pages would have the address `{ $address }`
    .what = Finds contents that would get the same address.
    .why = Only one of them could be published.
    .help = change one of the ids or file names

address-vanished = the address `{ $address }` was published and would be gone
    .what = Finds addresses that were published once and now lead nowhere.
    .why = Readers who come from other sites or from print would find nothing.
    .help = write the former id into the `aliases` of the new page; if nothing takes its place, delete this line of `content/addresses.txt`

bad-address = “{ $address }” is not an address of this site
    .what = Finds lines of `content/addresses.txt` that are no addresses.
    .why = Without a sound list nobody notices pages that vanish.
    .help = begin and end it with `/`, as in `/cases/letter-to-early-intake/`

unknown-term = { $facet } has nothing called “{ $name }”
    .what = Finds ids and names that do not stand in the facet's file.
    .why = With a slip in the name the case is missing from its list.
    .help = check the spelling, or add it to the facet's file in `content/facets/`

unknown-group = { $facet } has no group called “{ $name }”
    .what = Finds groups that do not stand among the `groups` of the facet's file.
    .why = The term would appear under no heading.
    .help = check the spelling, or add it to `groups` in the same file

unknown-citation = neither a source nor a table has a place called “{ $citation }”
    .what = Finds `citations` that are neither a place of a source (`places` in `site.yaml`) nor a row of a table.
    .why = Readers could not look it up in the report.
    .help = check the number, or add it to `places` in `content/site.yaml`

unknown-case = there is no case called “{ $name }”
    .what = Finds cases named in `related` and elsewhere that do not exist.
    .why = The way to a related case would lead nowhere.
    .help = check the name of the case's file (before `.md`)

unknown-page = there is no page called “{ $name }”
    .what = Finds pages named in the settings that do not exist.
    .why = The way to them would lead nowhere.
    .help = check the names of the files in `content/pages/` (before `.md`)

unknown-facet = there is no facet called “{ $name }”
    .what = Finds facets that have no file in `content/facets/`.
    .why = Nobody can tell how to classify.
    .help = check the names of the files in `content/facets/` (before `.yaml`)

grid-unknown-facet = the grid `{ $grid }` names a facet “{ $facet }” that does not exist
    .what = Finds `grids` whose rows or columns are a facet that does not exist.
    .why = Without rows or columns there is no grid.
    .help = check the names of the files in `content/facets/` (before `.yaml`)

grid-same-facet = rows and columns of the grid `{ $grid }` are both `{ $facet }`
    .what = Finds grids that cross a facet with itself.
    .why = A facet crossed with itself says nothing.
    .help = write another facet in `rows` or `columns`

grid-too-large = the grid `{ $grid }` has too many crossings: { $size }
    .what = Finds grids with more crossings than a page can show.
    .why = Such a page is too large for a browser, and for the memory of the computer that makes it.
    .help = cross facets with fewer terms: at most { $limit } crossings in all

too-many-terms = too many terms stand under `{ $key }`: { $count }
    .what = Finds cases and rows with hundreds of terms of one facet.
    .why = What belongs to everything is found under everything and says nothing; each of the pages would list all of them.
    .help = name the terms that matter, at most { $limit }

bad-cell = “{ $cell }” does not name a cell
    .what = Finds `cells` that are not written as `column/row`.
    .why = Nobody can tell in which cell the case belongs.
    .help = write the column's id, `/` and the row's id, as in `prison/direct-support`

cell-outside-terms = “{ $term }” of the cell `{ $cell }` is not among the terms of this case
    .what = Finds `cells` whose terms the same case does not have.
    .why = The grid and the term's page would contradict each other.
    .help = add “{ $term }” to the case, or take this cell out of `cells`

duplicate-value = “{ $value }” stands twice in `{ $key }`
    .what = Finds lists that name the same thing twice.
    .why = It may be a slip where something else was meant.
    .help = delete one, or write what was meant

related-to-itself = “{ $name }” is this very case
    .what = Finds cases that name themselves in `related`.
    .why = A link to the page one reads is of no use.
    .help = take it out of `related`
