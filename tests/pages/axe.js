// Runs axe-core, which is already in the page, and gives one line for each element that breaks a rule.
axe.run(document, {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
}).then((result) =>
  result.violations.flatMap((rule) =>
    rule.nodes.map((node) => {
      const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
      return `${rule.id}: ${why || rule.help} (${node.target.join(" ")}) ${node.html.slice(0, 160)}`;
    })
  )
)
