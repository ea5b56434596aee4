import { paletteViewTexts } from '#src/texts/palette-views.ts';

/** Lists with an order or filters of their own, for the palette. They need the mirror. */
export const PALETTE_VIEWS = [
  { ...paletteViewTexts.waiting, to: '/?sort=waiting' },
  { ...paletteViewTexts.noPhone, to: '/?hasPhone=false' },
  { ...paletteViewTexts.intake, to: '/matters?category=intake' },
  { ...paletteViewTexts.hired, to: '/matters?category=hired' },
  { ...paletteViewTexts.byName, to: '/contacts?sort=name' },
] as const;
