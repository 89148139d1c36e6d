// Places in a text: the server counts code points, a browser counts UTF-16 units.
export const toUnits = (text, points) => {
  let units = 0
  for (const character of text) {
    if (points-- <= 0) break
    units += character.length
  }
  return units
}

export const toPoints = (text, units) => [...text.slice(0, units)].length
