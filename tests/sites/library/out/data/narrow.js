var renkei = window.renkei || {};
renkei.narrow = {"cards":10,"columns":{"activities":{"book-bus":"Ag==","story-hour":"AQ=="},"ages":{"child":"AQ==","old":"Ag=="},"partners":{"care-home":"Ag==","school":"AQ=="}},"former":{},"total":2};
