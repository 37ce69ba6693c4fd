package io.escala.fakemeta.setup;

import java.util.ArrayList;
import java.util.List;

/** Checks shared by the setup records. */
final class SetupChecks {

    private SetupChecks() {}

    static void required(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is missing");
        }
    }

    /** Returns the labels whose value is blank, from pairs of value and label. */
    static List<String> blank(String... valuesAndLabels) {
        List<String> missing = new ArrayList<>();
        for (int at = 0; at < valuesAndLabels.length; at += 2) {
            if (valuesAndLabels[at].isBlank()) {
                missing.add(valuesAndLabels[at + 1]);
            }
        }
        return List.copyOf(missing);
    }
}
