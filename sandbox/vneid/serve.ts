import { startVneid } from './vneid-stand-in.ts';

/**
 * Runs the stand-in by itself: `node sandbox/vneid/serve.ts NUMBER "NAME" …`, with personal numbers of the registry. Prints
 * the settings under which the platform signs people in there.
 */
const given = process.argv.slice(2);
const people = given.flatMap((personalNumber, index) =>
  index % 2 === 1
    ? []
    : [
        {
          subject: `vneid-${index / 2 + 1}`,
          personalNumber,
          fullName: given[index + 1] ?? personalNumber,
          accountLevel: 2 as const,
        },
      ],
);
const vneid = await startVneid(people, 4600);
process.stdout.write(
  `DA06_VNEID_ISSUER=${vneid.issuer}\nDA06_VNEID_CLIENT=${vneid.clientId}\nDA06_VNEID_SECRET=${vneid.clientSecret}\n`,
);
