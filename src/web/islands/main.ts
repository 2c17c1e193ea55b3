import './blueprint';
import './confirm';
import './onward';
import './roster';
