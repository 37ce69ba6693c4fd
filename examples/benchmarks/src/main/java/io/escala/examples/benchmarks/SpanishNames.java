package io.escala.examples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Names as a Spanish-speaking country has them: a few that very many have, and thousands that hardly anybody has. Some have accents, some are of
 * two words. Thread-safe: stateless.
 */
final class SpanishNames {
    private static final List<String> GIVEN = List.of(
            "María",
            "José",
            "Juan",
            "Carlos",
            "Ana",
            "Luis",
            "Marta",
            "Jorge",
            "Laura",
            "Miguel",
            "Lucía",
            "Ángel",
            "Sofía",
            "Pedro",
            "Marcela",
            "Martín",
            "Elena",
            "Andrés",
            "Rosa",
            "Diego",
            "Carmen",
            "Raúl",
            "Silvia",
            "Fernando",
            "Patricia",
            "Sebastián",
            "Claudia",
            "Nicolás",
            "Mónica",
            "Julián",
            "Inés",
            "Óscar",
            "Verónica",
            "Héctor",
            "Lorena",
            "Ramón",
            "Agustina",
            "Tomás",
            "Natalia",
            "Emilio",
            "Belén",
            "Íñigo",
            "Milagros",
            "Joaquín",
            "Úrsula",
            "Germán",
            "Noelia",
            "Iván",
            "Macarena",
            "Saúl");

    private static final List<String> FAMILY = List.of(
            "González",
            "Rodríguez",
            "Gómez",
            "Fernández",
            "López",
            "Díaz",
            "Martínez",
            "Pérez",
            "García",
            "Sánchez",
            "Romero",
            "Sosa",
            "Álvarez",
            "Torres",
            "Ruiz",
            "Ramírez",
            "Flores",
            "Acosta",
            "Benítez",
            "Medina",
            "Suárez",
            "Herrera",
            "Aguirre",
            "Pereyra",
            "Gutiérrez",
            "Giménez",
            "Molina",
            "Silva",
            "Castro",
            "Rojas",
            "Ortiz",
            "Núñez",
            "Luna",
            "Juárez",
            "Cabrera",
            "Ríos",
            "Ferreyra",
            "Godoy",
            "Morales",
            "Domínguez",
            "Moreno",
            "Peralta",
            "Vega",
            "Carrizo",
            "Quiroga",
            "Castillo",
            "Ledesma",
            "Muñoz",
            "Ojeda",
            "Ponce");

    private static final List<String> SYLLABLES = List.of(
            "ba", "cal", "den", "fi", "gor", "hu", "jar", "lem", "mon", "nu", "pel", "que", "rin", "so", "tar", "ur",
            "vi", "yan", "zu", "che");

    private static final List<String> TRADES = List.of(
            "Panadería", "Constructora", "Estudio", "Farmacia", "Transportes", "Ferretería", "Agropecuaria", "Clínica");

    private static final double[] GIVEN_SHARES = shares(GIVEN.size());
    private static final double[] FAMILY_SHARES = shares(FAMILY.size());

    private SpanishNames() {}

    /** Returns one or two given names; the first of the list is that of one of eight. */
    static String given(SplittableRandom random) {
        String first = GIVEN.get(ranked(GIVEN_SHARES, random));
        return random.nextInt(10) < 3 ? first + " " + GIVEN.get(ranked(GIVEN_SHARES, random)) : first;
    }

    /** Returns one or two family names; one of four is rare. */
    static String family(SplittableRandom random) {
        String first =
                random.nextInt(4) == 0 ? rare(random.nextInt(16_000)) : FAMILY.get(ranked(FAMILY_SHARES, random));
        return random.nextInt(3) == 0 ? first + " " + FAMILY.get(ranked(FAMILY_SHARES, random)) : first;
    }

    /** Returns one of many rare names. */
    static String rare(int number) {
        String name = SYLLABLES.get(number % 20)
                + SYLLABLES.get(number / 20 % 20)
                + SYLLABLES.get(number / 400 % 20)
                + (number < 8_000 ? "" : "ni");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Returns the name of a company: a trade and a name. */
    static String company(SplittableRandom random) {
        return TRADES.get(random.nextInt(TRADES.size())) + " "
                + (random.nextBoolean() ? rare(random.nextInt(16_000)) : FAMILY.get(ranked(FAMILY_SHARES, random)));
    }

    /** Returns a number below a count, the smaller the more often. */
    static int ranked(double[] shares, SplittableRandom random) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return Math.min(shares.length - 1, found < 0 ? -found - 1 : found);
    }

    /** Returns up to where the share of each of some ranks reaches: the later, the smaller. */
    static double[] shares(int count) {
        double[] shares = new double[count];
        double all = 0;
        for (int rank = 0; rank < count; rank++) {
            all += 1.0 / (rank + 2);
            shares[rank] = all;
        }
        for (int rank = 0; rank < count; rank++) {
            shares[rank] /= all;
        }
        return shares;
    }
}
