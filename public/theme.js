// Before the first paint: the chosen theme, and whether a link leads to another page than the map. The app takes over from
// here. The build writes the key.
try {
  const theme = JSON.parse(localStorage.getItem('SETTINGS_KEY')).theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing stored, nothing readable or no storage: the theme of the device it is.
}
if (/^#\/(?!area\/|pain\/)./.test(location.hash)) document.documentElement.dataset.link = '';
