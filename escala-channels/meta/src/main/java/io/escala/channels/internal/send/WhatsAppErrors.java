package io.escala.channels.internal.send;

import static io.escala.channels.internal.send.ErrorClass.LINE_STOPPED;
import static io.escala.channels.internal.send.ErrorClass.NOT_NOW;
import static io.escala.channels.internal.send.ErrorClass.OPTED_OUT;
import static io.escala.channels.internal.send.ErrorClass.PAIR_LIMIT;
import static io.escala.channels.internal.send.ErrorClass.RECIPIENT;
import static io.escala.channels.internal.send.ErrorClass.REQUEST;
import static io.escala.channels.internal.send.ErrorClass.TEMPLATE;
import static io.escala.channels.internal.send.ErrorClass.TRY_LATER;
import static io.escala.channels.internal.send.ErrorClass.UNKNOWN;
import static io.escala.channels.internal.send.ErrorClass.WINDOW_CLOSED;
import static io.escala.channels.internal.send.ErrorRow.code;
import static io.escala.channels.internal.send.ErrorRow.range;

/** Classification of WhatsApp's error codes, in responses and in statuses. */
public final class WhatsAppErrors {
    /** Meta could not block or unblock one of the people. */
    public static final int NOT_BLOCKED = 139100;

    /** The table. */
    public static final ErrorTable TABLE = ErrorTable.of(
            code(33, LINE_STOPPED, "business number deleted or its id wrong"),
            code(130403, RECIPIENT, "the business blocked this user"),
            code(130429, TRY_LATER, "throughput reached"),
            code(130472, RECIPIENT, "user in an experiment: no marketing"),
            code(130497, RECIPIENT, "business may not write to this country"),
            code(131000, UNKNOWN, "something went wrong"),
            code(131005, LINE_STOPPED, "access denied"),
            code(131008, REQUEST, "parameter missing"),
            code(131009, REQUEST, "parameter value invalid"),
            code(131016, UNKNOWN, "service unavailable"),
            code(131021, RECIPIENT, "recipient is the sender"),
            code(131026, RECIPIENT, "undeliverable"),
            code(131030, RECIPIENT, "recipient not in the test number's list"),
            code(131031, LINE_STOPPED, "account locked"),
            code(131037, LINE_STOPPED, "display name not approved"),
            code(131042, LINE_STOPPED, "payment problem"),
            code(131045, LINE_STOPPED, "number not registered"),
            code(131047, WINDOW_CLOSED, "24 hours have passed"),
            code(131048, NOT_NOW, "spam limit of the number"),
            code(131049, NOT_NOW, "held back to keep the ecosystem healthy; wait a day or more"),
            code(131050, OPTED_OUT, "user stopped marketing"),
            code(131051, REQUEST, "message type not supported"),
            code(131052, REQUEST, "media could not be downloaded"),
            code(131053, REQUEST, "media could not be uploaded"),
            code(131056, PAIR_LIMIT, "too many to the same user"),
            code(131057, UNKNOWN, "number in maintenance"),
            code(131062, REQUEST, "not possible to a business-scoped user id"),
            code(131063, TEMPLATE, "marketing templates turned off on this API"),
            code(131064, NOT_NOW, "messaging limit"),
            code(131208, TRY_LATER, "call limit of groups"),
            range(132000, 132999, TEMPLATE, "template missing, not approved, or values do not fit"),
            code(132015, NOT_NOW, "template paused"),
            code(132069, NOT_NOW, "flow throttled"),
            code(133000, LINE_STOPPED, "number only half deregistered"),
            code(133004, UNKNOWN, "server temporarily unavailable"),
            code(133008, NOT_NOW, "too many wrong PINs"),
            code(133009, NOT_NOW, "PINs entered too fast"),
            code(133010, LINE_STOPPED, "number not registered"),
            code(133015, LINE_STOPPED, "number just deleted"),
            code(133016, NOT_NOW, "registered or deregistered too often"),
            code(135000, REQUEST, "generic error in the request"),
            code(138000, REQUEST, "calls are not enabled for the number"),
            code(138001, RECIPIENT, "this person cannot be called"),
            code(138002, TRY_LATER, "too many calls at once"),
            code(138003, REQUEST, "there is a call to this person already"),
            code(138004, UNKNOWN, "no connection came about"),
            code(138005, TRY_LATER, "call limit"),
            code(138006, RECIPIENT, "no permission to call this person"),
            code(138007, UNKNOWN, "no connection came about in time"),
            code(138009, RECIPIENT, "permission to call asked too often"),
            code(138012, NOT_NOW, "no more calls to this person today"),
            code(NOT_BLOCKED, RECIPIENT, "this person cannot be blocked or unblocked"),
            code(139102, TRY_LATER, "the block list is being changed"),
            code(139103, UNKNOWN, "blocking failed"),
            code(2494100, UNKNOWN, "number in maintenance"));

    private WhatsAppErrors() {}
}
