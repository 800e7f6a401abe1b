// Numbers, times and names in the language of the page. Digits are Latin in all three, as the
// sentences of the alerts and the charts have them.

const LOCALES = { ar: 'ar-u-nu-latn', fr: 'fr', en: 'en-GB' };

/** A day and a month name one day only for so long, in milliseconds. */
const WITHIN_THE_YEAR = 300 * 86_400_000;

/** What groups of countries are called; countries come from the browser. */
const GROUPS = {
  SAHEL: { ar: 'الساحل', fr: 'Sahel', en: 'Sahel' },
  AES: { ar: 'تحالف دول الساحل', fr: 'AES', en: 'AES' },
  ECOWAS: { ar: 'إيكواس', fr: 'CEDEAO', en: 'ECOWAS' },
  'LAKE-CHAD': { ar: 'حوض بحيرة تشاد', fr: 'Bassin du lac Tchad', en: 'Lake Chad basin' },
  'TRI-BORDER': { ar: 'المثلث الحدودي', fr: 'Trois frontières', en: 'Tri-border area' },
};

export function formats(lang) {
  const locale = LOCALES[lang];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const rough = new Intl.NumberFormat(locale, {
    maximumSignificantDigits: 1,
    notation: 'compact',
    compactDisplay: 'long',
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dayTime = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const hour = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  // By the name that holds the whole year round; what has none is told as an offset, and then the
  // longer name is one.
  const zone = (style) =>
    new Intl.DateTimeFormat(locale, { timeZoneName: style })
      .formatToParts()
      .find((part) => part.type === 'timeZoneName').value;
  const plural = new Intl.PluralRules(locale);
  const unit = (n, name) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(n);

  return {
    number: (n) => number.format(n),
    rough: (n) => rough.format(n),
    percent: (share) => percent.format(share),
    dayTime: (iso) => dayTime.format(new Date(iso)),
    /** What the time of all these is called, such as "Central European Time". */
    zone: () => (/\d/.test(zone('longGeneric')) ? zone('long') : zone('longGeneric')),
    /** A time that may be long past: with its hour where it is within the year. */
    longAgo: (iso) =>
      (Date.now() - Date.parse(iso) < WITHIN_THE_YEAR ? dayTime : dayOfYear).format(new Date(iso)),
    hour: (ms) => hour.format(new Date(ms)),
    day: (ms) => day.format(new Date(ms)),
    /** The form of a word for a count: `{one, two, few, many, other}`, with `#` for the number. */
    count: (n, forms) => (forms[plural.select(n)] ?? forms.other).replace('#', number.format(n)),
    /** A span of time in its largest fitting unit. */
    span(iso) {
      const minutes = seconds(iso) / 60;
      if (minutes >= 2880) return unit(minutes / 1440, 'day');
      return minutes >= 60 ? unit(minutes / 60, 'hour') : unit(minutes, 'minute');
    },
    region(code) {
      if (GROUPS[code]) return GROUPS[code][lang];
      try {
        return regions.of(code);
      } catch {
        return code;
      }
    },
    language(code) {
      try {
        return code === 'und' ? null : languages.of(code);
      } catch {
        return code;
      }
    },
  };
}

/** Seconds of a duration as ISO 8601 writes it: hours, minutes and seconds. */
export function seconds(iso) {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(iso);
  if (!found) return 0;
  const [, h, m, s] = found;
  return Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0);
}
