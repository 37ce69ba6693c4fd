package io.escala.crm.jdbc.internal.write;

import io.escala.crm.change.LibraryChange;
import io.escala.crm.library.UploadKey;

/** Plans the writes of changes of files. */
final class LibraryWriter implements LibraryChange.Cases<Boolean> {
    private final AccountPlan plan;

    LibraryWriter(AccountPlan plan) {
        this.plan = plan;
    }

    @Override
    public Boolean addFile(LibraryChange.AddFile change) {
        return plan.add(LibraryStatements.ADD_FILE, change.file().id().value(), change.file());
    }

    @Override
    public Boolean removeFile(LibraryChange.RemoveFile change) {
        return plan.add(LibraryStatements.REMOVE_FILE, change.file().value(), change);
    }

    @Override
    public Boolean recordUpload(LibraryChange.RecordUpload change) {
        return plan.add(LibraryStatements.RECORD_UPLOAD, key(change.upload().key()), change.upload());
    }

    @Override
    public Boolean forgetUpload(LibraryChange.ForgetUpload change) {
        return plan.add(LibraryStatements.FORGET_UPLOAD, key(change.key()), change);
    }

    private static String key(UploadKey key) {
        return key.line() + "/" + key.storageKey();
    }
}
