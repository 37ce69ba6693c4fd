package io.escala.channels.form;

/**
 * The host's answers to a form. WhatsApp waits for 10 seconds, for which the whole answer has to suffice, its way through the network included;
 * then the person sees an error.
 *
 * <p>Called on the thread of the request, concurrently for several people, and again for the same step when a person repeats it or somebody
 * replays a request. Thread-safe.
 */
@FunctionalInterface
public interface FormHandler {
    /**
     * Answers a step. An exception is answered with 500, and the person sees an error.
     *
     * @param exchange what the person did
     * @return what comes next
     */
    FormScreen answer(FormExchange exchange);

    /**
     * Hears that WhatsApp could not use the last answer, such as because the form has no such screen. Nothing is to be answered. By default it is
     * forgotten; the library logs nothing of it, because it may quote the answer.
     *
     * @param exchange the step whose answer was wrong; its data are WhatsApp's words about it
     */
    default void failed(FormExchange exchange) {}
}
