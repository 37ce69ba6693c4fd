package io.escala.channels.event.whatsapp;

/**
 * The position of a chunk in the history.
 *
 * @param phase 0 for the last day, 1 up to 90 days, 2 up to 180 days; -1 when not stated
 * @param chunk its number within the phase; -1 when not stated
 * @param percent how much has been transferred, 0 to 100; -1 when not stated
 */
public record WhatsAppHistoryProgress(int phase, int chunk, int percent) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryProgress[phase=" + phase + ", chunk=" + chunk + ", percent=" + percent + "]";
    }
}
