package io.escala.examples.rulesonly;

import io.escala.core.identify.Identification;

/** Says who wrote, and by which rule that was decided. */
final class WhoWrote implements Identification.Cases<String> {
    @Override
    public String known(Identification.Known who) {
        return who.contact() + " wrote (" + who.decidedBy().rule() + ")";
    }

    @Override
    public String suggested(Identification.Suggested who) {
        return "perhaps " + who.contacts() + " wrote (" + who.decidedBy().form() + ")";
    }

    @Override
    public String ambiguous(Identification.Ambiguous who) {
        return "one of " + who.contacts() + " wrote (" + who.decidedBy().rule() + ")";
    }

    @Override
    public String unknown(Identification.Unknown who) {
        return "nobody known wrote (" + who.tried().size() + " rules tried)";
    }
}
