export function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Returns the spread of the rounds in percent of their median. */
export function spread(values) {
  return Math.round(((Math.max(...values) - Math.min(...values)) / median(values)) * 100);
}

export function round(value, digits = 3) {
  return Number(value.toFixed(digits));
}
