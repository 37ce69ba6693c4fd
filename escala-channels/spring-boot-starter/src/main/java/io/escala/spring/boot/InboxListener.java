package io.escala.spring.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles what happens in the inbox. The type of its one parameter decides what it gets:
 *
 * <ul>
 *   <li>{@link io.escala.core.feed.IncomingMessage}: the messages of customers, see {@link io.escala.core.inbox.Inbox#onMessage};
 *   <li>a variant of {@link io.escala.crm.event.CrmEvent}: the events of this kind, see {@link io.escala.core.inbox.Inbox#follow};
 *   <li>{@link io.escala.crm.event.CrmEvent} or {@link io.escala.crm.event.LoggedEvent}: every event, the latter with its account.
 * </ul>
 *
 * <pre>{@code
 * @Component
 * class Answering {
 *     @InboxListener(id = "answering")
 *     void on(IncomingMessage message) {
 *         message.reply("Thanks, we will be right with you.");
 *     }
 * }
 * }</pre>
 *
 * <p>The method returns nothing and may throw anything; then it is called again later. It is called by several threads at once, but in order
 * for one conversation. What it gets is durable: at least once each, also after a crash. Listeners are known to the inbox before the web
 * server accepts requests, and are called while the workers run. A method of another form, and an id that is taken, end the start of the
 * application with an error that names the method.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InboxListener {
    /**
     * What the listener is known by in the store, which keeps its place: 1 to 64 ASCII letters, digits, {@code - _ .}. Another id is another
     * listener, which starts from now.
     */
    String id();

    /** Whether it starts with the first event that is kept, when the store does not know its id; otherwise with what happens from now on. */
    boolean fromBeginning() default false;

    /**
     * How old a message may be, such as {@code 10m}: older ones are skipped, so that nobody is answered long after. One hour unless given. Only for
     * {@link io.escala.core.feed.IncomingMessage}.
     */
    String maxAge() default "";
}
