import type { CommuneWish } from '#population';
import type { Unit } from '#territory';

/** How many people live where is not in the registry of units: towns and wards get more, communes differ among themselves. */
export function communeWishes(communes: readonly Unit[]): CommuneWish[] {
  return communes.map(({ code, name }) => {
    const urban = /^(Phường|Thị trấn) /.test(name);
    const differs = 0.6 + 0.8 * ((Number(code) * 2654435761) % 1000) * 0.001;
    return { code, urban, weight: (urban ? 1.8 : 1) * differs };
  });
}
