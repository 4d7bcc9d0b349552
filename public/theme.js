// Before the first paint: the chosen theme, the font where it is on the device, and whether a link leads to another page than
// the map. The app takes over from here. The build writes the key.
try {
  const theme = JSON.parse(localStorage.getItem('SETTINGS_KEY')).theme;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing stored, nothing readable or no storage: the theme of the device it is.
}
if (/^#\/(?!area\/|pain\/)./.test(location.hash)) document.documentElement.dataset.link = '';
// What keeps the app on the device answers for this page, so the font comes from there, and in time. On a first visit it
// would take the network from what somebody came for.
if (navigator.serviceWorker?.controller) {
  document.querySelector('[rel=later-font]').rel = 'preload';
  document.documentElement.dataset.font = '';
}
