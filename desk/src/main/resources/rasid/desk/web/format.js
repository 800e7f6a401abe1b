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

// Numbers stay with their unit: the spaces are no-break ones.
const SHORT_SPANS = { hour: { other: '#\u00a0h' }, minute: { other: '#\u00a0min' }, and: '\u00a0' };

/** Hours and minutes in words; the Arabic is in the oblique case. */
const SPANS = {
  ar: {
    hour: { one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', other: '# ساعة' },
    minute: { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', other: '# دقيقة' },
    and: ' و',
  },
  fr: SHORT_SPANS,
  en: SHORT_SPANS,
};

export function formats(lang) {
  const locale = LOCALES[lang];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
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
  const count = (n, forms) =>
    (forms[plural.select(n)] ?? forms.other).replace('#', number.format(n));

  return {
    number: (n) => number.format(n),
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
    count,
    /** A span of time in hours and minutes, as it stands after "in" or "over". */
    span(iso) {
      const { hour, minute, and } = SPANS[lang];
      const minutes = Math.round(seconds(iso) / 60);
      const [h, m] = [Math.floor(minutes / 60), minutes % 60];
      if (h === 0) return count(m, minute);
      return m === 0 ? count(h, hour) : count(h, hour) + and + count(m, minute);
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
