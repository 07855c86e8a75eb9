### Rules about gaps, citations and the theme

missing-citation = there are no `citations`
    .what = Finds cases without citations.
    .why = Readers cannot check what a story rests on.
    .help = add `citations: [C-2-1]` or the like to the front matter

row-without-case = no case shows the row “{ $row } { $label }” yet
    .what = Tells of rows of the report's tables that no case shows.
    .why = It helps to decide which case to write next.
    .help = if a case fits, write `{ $row }` into its `citations`

unused-term = neither a case nor a table uses “{ $name }” of { $facet }
    .what = Tells of terms that neither a case nor a row uses.
    .why = Their pages would be empty.
    .help = write it into a case or row where it fits, or delete it

term-without-case = there is no case for “{ $name }” of { $facet } yet
    .what = Tells of terms that stand in the tables but in no case.
    .why = It helps to decide which case to write next.
    .help = if a case fits, add the term to it

empty-group = no term belongs to “{ $name }” of { $facet }
    .what = Tells of groups without a term.
    .why = Their headings would have nothing below them.
    .help = write it as the `group` of a term, or delete it

case-outside-matrix = the tables have no row for { $crossings }
    .what = Tells of crossings that a case shows but no row of the report's tables has.
    .why = A term may be a slip, or the practice may be new.
    .help = check the terms; a case that shows only some of their crossings can say so in `cells`

glossary-duplicate = the glossary explains “{ $term }” twice
    .what = Finds words that the glossary explains more than once.
    .why = Nobody can tell which explanation to show.
    .help = make one explanation of them

glossary-unused = “{ $term }” of the glossary is used nowhere
    .what = Tells of words in the glossary that no text uses.
    .why = Another spelling may keep the explanation from its word.
    .help = add the spelling of the texts to `also`, or delete the entry

consultation-due = where to turn was last looked over on { $date }, half a year ago or more
    .what = Tells when half a year has passed since `consultation` was looked over.
    .why = Services and addresses change, and somebody in need would be led astray.
    .help = look at the linked pages and set `checked` to the day on which you did
consultation-due-never = nobody can tell when where to turn was last looked over
    .help = look at the linked pages and write the day, as in `checked: 2026-11-22`

theme-missing = there is no theme called “{ $theme }”
    .what = Finds that the theme named in the settings does not exist.
    .why = Nobody can tell what the pages should look like.
    .help = check `theme` in `content/site.yaml`; `default` is always there

theme-file-missing = the theme has no file `{ $path }`
    .what = Finds that a file is missing which every theme needs.
    .why = The pages made from it could not be shown.
    .help = bring it back, or copy it from the theme `default`

template-error = the template cannot be read ({ $reason })
    .what = Finds mistakes in the templates of a theme.
    .why = No page made from the template could be shown.
    .help = check how this line is written
template-error-field = the template has no field called `{ $field }`
    .help = check the spelling
template-error-missing = there is no template `{ $template }`
    .help = check the name, or put it into `templates/` or `components/` of the theme
template-error-filter = templates have no filter or function called `{ $filter }`
    .help = check the spelling
