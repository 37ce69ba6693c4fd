/**
 * The core of the inbox: decision rules as pure functions, and {@link io.escala.core.inbox.Inbox}, which runs them over a
 * store.
 */
module io.escala.core {
    requires transitive io.escala.crm.spi;
    requires com.google.i18n.phonenumbers.libphonenumber;
    requires org.slf4j;
    requires static micrometer.core;
    requires static transitive org.jspecify;

    exports io.escala.core.administration;
    exports io.escala.core.autoclose;
    exports io.escala.core.audit;
    exports io.escala.core.channel;
    exports io.escala.core.contacts;
    exports io.escala.core.conversations;
    exports io.escala.core.feed;
    exports io.escala.core.fields;
    exports io.escala.core.health;
    exports io.escala.core.identify;
    exports io.escala.core.inbox;
    exports io.escala.core.intake;
    exports io.escala.core.library;
    exports io.escala.core.media;
    exports io.escala.core.micrometer;
    exports io.escala.core.port;
    exports io.escala.core.quarantine;
    exports io.escala.core.panel;
    exports io.escala.core.records;
    exports io.escala.core.reports;
    exports io.escala.core.result;
    exports io.escala.core.send;
    exports io.escala.core.team;
    exports io.escala.core.template;
    exports io.escala.core.work;
}
