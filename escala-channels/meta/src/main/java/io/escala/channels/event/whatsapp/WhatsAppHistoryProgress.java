package io.escala.channels.event.whatsapp;

/**
 * Where a chunk of the history stands.
 *
 * @param phase 0 for the last day, 1 up to 90 days, 2 up to 180 days; -1 when Meta does not say
 * @param chunk its number within the phase; -1 when Meta does not say
 * @param percent how much has come, 0 to 100; -1 when Meta does not say
 */
public record WhatsAppHistoryProgress(int phase, int chunk, int percent) {
    /** Only what is no personal data. */
    @Override
    public String toString() {
        return "WhatsAppHistoryProgress[phase=" + phase + ", chunk=" + chunk + ", percent=" + percent + "]";
    }
}
