### Helps, related places and the words of reports

## Related places
first-here = the first one is here
broken-footnote-first = the first text of the footnote “{ $label }” is here
used-here = it is used here
perhaps-here = perhaps here
could-be = it could be this { $kind ->
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
    }, “{ $name }”
## Helps
help-did-you-mean = did you mean “{ $name }”?
help-did-you-mean-named = did you mean `{ $id }` ({ $name })?
help-write-id = write “{ $name }” by its id, `{ $id }`
help-other-facet = “{ $name }” belongs to { $facet }; check the key
help-known-keys = the keys here are { $keys }
help-known-anchors = behind `#` can stand { $anchors }
help-known-themes = the themes are { $themes }
help-known-fields = the fields here are { $fields }
help-link-by-file = link by the file's place instead of the name (`[words](../pages/about.md)`)
help-write-instead = write “{ $text }”
help-rename-file = rename the file to `{ $name }`
help-add-alias = add `{ $id }` to the `aliases` of what takes its place
help-remove = delete it if nobody needs it
help-renamed = its id is `{ $id }` ({ $name }) now; `renkei check --fix` mends it
help-renamed-file = the file is `{ $path }` now; `renkei check --fix` mends it
help-better-word = say “{ $better }” or the like
help-better-word-because = say “{ $better }” or the like: { $why }
## Words of reports
report-help = help
report-related = related
report-fault = error
report-warning = warning
report-note = note
report-what = what it finds
report-why = why
report-mend = what to do
report-example = before
report-mended = after
report-rule = rule
report-severity = severity
report-place = place
report-sentence = what
panel-page = about this page
panel-source = source file
panel-made = this page is put together from many files
panel-referring = what refers to it
panel-nothing = nothing yet
report-heading = result of the check
report-list-separator = , {""}
report-sound = no problems found
report-same = the same in { $count ->
        [one] one more place
       *[other] { $count } more places
    }: { $places }
report-same-all = the same in { $count } more places: { $places } and others
report-rest = { $count } more
report-rest-max = add `--max 0` to see them all
report-rest-summary = the job summary shows all, with these { $count } more
report-cut = { $count } more were left out for want of room; `renkei check` shows them
report-explain = `renkei explain RULE` explains a rule
count-error = { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
count-warning = { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
count-note = { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
