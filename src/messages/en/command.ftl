### Words of the command line: progress, and what did not work

## Progress and results
say-built = { $pages ->
        [one] wrote 1 page
       *[other] wrote { $pages } pages
    } to { $out } ({ $time })
say-unchanged = { $out } is up to date
say-not-built = because of errors, what was published stays as it was
say-phase = { $phase } ({ $time })
phase-load = read the files
phase-parse = read the manuscripts
phase-words = looked at the words
phase-resolve = checked what leads where
phase-theme = read the theme
phase-plan = planned the pages
phase-render = made the pages
phase-publish = put the output in its place
timings-phases = time by phase
timings-templates = slowest templates (time, size, name × pages)
timings-files = slowest files (time, size, path)
timings-total = { $files } files in all, { $size } ({ $time })
say-serving = the site is at { $address }; press Ctrl+C to stop
say-serving-open = it listens on { $host }, so others in the same network can read it too
say-pdf = printed the booklet to { $path } ({ $time })
say-created = wrote { $path }
say-kept = kept the former content of { $path } in { $kept }
say-fixed = { $count ->
        [one] mended 1 place
       *[other] mended { $count } places
    } in { $path }
fixed-mark = removed the mark at the start (BOM)
fixed-line-ends = made the line ends LF ({ $count ->
        [one] 1 line
       *[other] { $count } lines
    })
fixed-letters = put letters together that were in pieces ({ $count ->
        [one] 1 place
       *[other] { $count } places
    })
fixed-spaces = removed wide spaces or made them half-width ({ $count ->
        [one] 1 place
       *[other] { $count } places
    })
fixed-id = wrote `{ $new }` for the former id `{ $old }` ({ $count ->
        [one] 1 place
       *[other] { $count } places
    })
fixed-name = put the letters of the file's name together (`{ $name }`)
ask-begin = a new case; press Ctrl+D to stop
ask-title = what is it called? a few words that tell what was done
ask-summary = sum it up: who did what, and what changed, in a sentence or two
ask-terms = { $facet }: which ones? write numbers or names with spaces between them, or just press Enter for none
ask-citations = where does it come from? write rows of tables or places of the source
ask-needed = this is needed
say-fixed-nothing = nothing could be mended automatically
say-addresses-updated = updated the list of addresses ({ $count } new)
say-schema-written = wrote { $path }
say-schema-add = { $path } is there already and stays as it is; add this to it
say-schema-same = what helps while typing is up to date
status-head = { $title } (on { $date })
status-findings = { $errors } errors, { $warnings } warnings, { $notes } notes
status-cases = { $cases } case studies, { $drafts } drafts
status-coverage = with case studies
status-covered = { $name }: { $cases } of { $all }
status-rows = rows of tables
status-grid = { $name }: of { $all } crossings, { $filled } with rows or cases, { $cases } with cases
status-gaps = without a case study
status-gap = { $name } { $count }: { $names }
status-drafts = drafts
status-due = due for review (after { $months } months)
status-never = no date
say-next-step = next, try `{ $command }`

## When something does not work
error-root = cannot open the folder “{ $path }” ({ $reason })
error-no-site = “{ $path }” has no `content/site.yaml`
    .help = run it in a site's folder or name the folder with `--root`; `renkei init` begins a new site
error-write = cannot write “{ $path }” ({ $reason })
error-port = cannot use port { $port } ({ $reason })
    .help = choose another one with `--port`
error-port-taken = another program uses port { $port }
    .help = `--port { $next }` is free
error-browser = no browser could be opened ({ $reason })
    .help = open the address above in a browser
error-no-chromium = no browser to print with was found
    .help = install Chromium, Google Chrome or Microsoft Edge, or say where one is with `--browser`. You can also open `/print/` in any browser and print it
error-chromium = `{ $path }` could not print ({ $reason })
    .help = name another Chromium, Google Chrome or Microsoft Edge with `--browser`, or open `/print/` in any browser and print it
error-chromium-slow = `{ $path }` did not finish printing and was ended
    .help = try again, or open `/print/` in any browser and print it
error-host = `{ $host }` is not an address of this computer
error-no-terminal = nobody can be asked here; give `{ $flag }`
error-stopped = stopped; nothing was written
error-exists = “{ $path }” exists already and is not overwritten
error-unknown-rule = there is no rule called `{ $name }`
## The output folder
write-unusable = the output folder “{ $path }” cannot be made there
    .help = name a folder that can be made with `--out`
write-not-a-folder = “{ $path }” is not a folder
    .help = name another place with `--out`
write-link = the output folder “{ $path }” is a link
    .help = name a folder that is not a link with `--out`
write-mount-point = the output folder “{ $path }” is a mount point and cannot be replaced
    .help = name a folder inside it with `--out`
write-holds-site = the output folder “{ $path }” holds the site's own files ({ $held })
    .help = name a folder without the site's own files with `--out`
write-inside-site = the output folder “{ $path }” lies inside the site's folder { $folder }
    .help = name a folder outside of it with `--out`
write-foreign = the output folder “{ $path }” has a file that renkei did not make ({ $file })
    .help = nothing was touched, since somebody may need it; move it, or name another folder with `--out`
write-foreign-stage = something that renkei did not make stands at “{ $path }”, where it works
    .help = move it elsewhere and try again
write-busy = another renkei is writing to “{ $path }”
    .help = wait until it is done and try again
write-replaced = “{ $path }” became another folder in the meantime
    .help = find out what changed it and try again
write-layer = “{ $path }” belongs to another file system, such as a layer of a container image, and cannot be replaced as a whole ({ $reason })
    .help = remove it and run again
write-bad-route = the address “{ $route }” cannot be a file's name
write-twice = two files would have the address “{ $route }”
write-incomplete = not all of “{ $path }” could be written, so what was published stays as it was
write-leftover = the new site is published, but the old file “{ $path }” could not be removed ({ $reason })
    .help = remove it by hand
write-disk-full = no room is left on the disk for “{ $path }” ({ $reason })
    .help = make room and try again; what was published stays as it was
write-not-allowed = you may not write to “{ $path }” ({ $reason })
    .help = check the folder's permissions, or name another one with `--out`
write-failed = cannot write “{ $path }” ({ $reason })
    .help = what was published stays as it was
